// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace LabChat {

/// Keeps an action's shortcut available while a modal dialog is open: every dialog gets the action
/// when it is shown. Main thread; owned by the action, which has an application-wide shortcut.
class UrgentKey final : public QObject {
    Q_OBJECT

public:
    explicit UrgentKey(QAction *action);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *m_action;
};

} // namespace LabChat
