// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/keyhints.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>

namespace LabChat {

void showKeys(QMenu *menu, const QList<std::pair<QAction *, QKeySequence>> &keys)
{
    for (const auto &[action, key] : keys) {
        const QString text = action->text();
        action->setText(text + u'\t' + key.toString(QKeySequence::NativeText));
        QObject::connect(menu, &QMenu::aboutToHide, action, [action = action, text] { action->setText(text); });
    }
}

} // namespace LabChat
