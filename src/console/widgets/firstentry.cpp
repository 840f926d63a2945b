// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/firstentry.h"

#include <QtCore/QItemSelectionModel>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>

namespace LabChat {

FirstEntry::FirstEntry(QComboBox *box) : QObject(box), m_list(box->view())
{
    m_list->installEventFilter(this);
}

bool FirstEntry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && !m_list->selectionModel()->hasSelection()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setCurrentIndex(m_list->model()->index(0, 0, m_list->rootIndex()));
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace LabChat
