// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

/// A part of the window that shows a session, or acts on it. The window creates it,
/// passes events to it through these functions, and uses nothing else of it. Main thread.
class Panel {
public:
    Panel() = default;
    virtual ~Panel() = default;
    Q_DISABLE_COPY_MOVE(Panel)

    /// The monitor has a new session, or has read one again. It may be different from the shown one.
    virtual void addSession(const WatchedSession &) {}
    /// Another session is shown. Null: none.
    virtual void setSession(const WatchedSession *watched) = 0;
    /// A session of another system has more participants or channels, or other claims of them. It may be different from the shown one.
    /// What the operator has selected, opened, scrolled to or typed stays.
    virtual void growSession(const WatchedSession &) {}
    /// There are events in a session. It may be different from the shown one.
    virtual void update(const SessionChanges &) {}

    virtual void saveLayout(QSettings &) const {}
    virtual void restoreLayout(const QSettings &) {}
    /// Back to the layout of the first start of LabChat.
    virtual void resetLayout() {}
};

/// A widget in a dock of the workspace, and its default position. A plain value.
struct PanelSpec {
    QString title;                                   ///< with its mnemonic in the View menu
    QString name;                                    ///< the dock's object name, under which its position is saved
    QWidget *widget = nullptr;
    Qt::DockWidgetArea area = Qt::RightDockWidgetArea;
    bool isShown = false;                            ///< at first
    QString behind;                                  ///< the name of the panel that it is stacked with, as a tab behind it; empty: none
};

} // namespace LabChat
