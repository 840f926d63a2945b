// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/urgentkey.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtWidgets/QDialog>

namespace LabChat {

UrgentKey::UrgentKey(QAction *action) : QObject(action), m_action(action)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool UrgentKey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        if (auto *dialog = qobject_cast<QDialog *>(watched))
            dialog->addAction(m_action);
    }
    return false;
}

} // namespace LabChat
