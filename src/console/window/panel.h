// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

/// A part of the window that shows a session, or acts on it. The window makes it, tells it through these functions what happens, and
/// knows it by nothing else. Main thread.
class Panel {
public:
    Panel() = default;
    virtual ~Panel() = default;
    Q_DISABLE_COPY_MOVE(Panel)

    /// The monitor has a session more, or has read one anew. It need not be the one that is shown.
    virtual void addSession(const WatchedSession &) {}
    /// Another session is shown. Null: none.
    virtual void setSession(const WatchedSession *watched) = 0;
    /// Something happened in a session. It need not be the one that is shown.
    virtual void update(const SessionChanges &) {}

    virtual void saveLayout(QSettings &) const {}
    virtual void restoreLayout(const QSettings &) {}
    /// Back to how LabChat looks when it is started for the first time.
    virtual void resetLayout() {}
};

/// A widget that lies in a dock of the workspace, and where it does so until the operator moves it. A plain value.
struct PanelSpec {
    QString title;                                   ///< with the mnemonic that it has in the menu View
    QString name;                                    ///< the dock's object name, under which its place is saved
    QWidget *widget = nullptr;
    Qt::DockWidgetArea area = Qt::RightDockWidgetArea;
    bool isShown = false;                            ///< at first
    QString behind;                                  ///< the name of the panel that it lies behind, as a tab; empty: none
};

} // namespace LabChat
