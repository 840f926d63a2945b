// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/followchoices.h"

#include <QtCore/QSet>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>

namespace LabChat {

void followChoices(QComboBox *box, const QList<Choice> &choices)
{
    const QSignalBlocker blocker(box);
    QSet<QString> wanted, there;
    for (const Choice &choice : choices)
        wanted.insert(choice.data.toString());
    for (int row = box->count() - 1; row >= 0; --row) {
        const QString key = box->itemData(row).toString();
        if (row == box->currentIndex() || wanted.contains(key))
            there.insert(key);
        else
            box->removeItem(row);
    }
    const int chosen = box->currentIndex();
    int row = 0;
    for (const Choice &choice : choices) {
        if (!there.contains(choice.data.toString())) {
            box->insertItem(row++, choice.text, choice.data);
            continue;
        }
        if (row >= box->count() || box->itemData(row) != choice.data)
            row = box->findData(choice.data); // behind one that is chosen and gone
        if (box->itemText(row) != choice.text)
            box->setItemText(row, choice.text);
        ++row;
    }
    if (chosen < 0)
        box->setCurrentIndex(-1); // an empty box would have chosen its first entry
}

} // namespace LabChat
