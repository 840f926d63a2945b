// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/checklist.h"

#include <QtCore/QSignalBlocker>

namespace LabChat {

CheckList::CheckList(QWidget *parent) : QListWidget(parent)
{
    setUniformItemSizes(true);
    setAlternatingRowColors(true);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::itemChanged, this, &CheckList::tickedChanged);
}

void CheckList::setChoices(const QList<Choice> &choices)
{
    const QStringList before = ticked();
    {
        const QSignalBlocker blocker(this);
        clear();
        for (const Choice &choice : choices) {
            auto *item = new QListWidgetItem(choice.text, this);
            item->setData(Qt::UserRole, choice.data);
            item->setToolTip(choice.text);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(Qt::Unchecked);
        }
    }
    tick(before);
}

void CheckList::tick(const QStringList &values)
{
    {
        const QSignalBlocker blocker(this);
        for (int row = 0; row < count(); ++row)
            item(row)->setCheckState(values.contains(item(row)->data(Qt::UserRole).toString()) ? Qt::Checked : Qt::Unchecked);
    }
    viewport()->update();
    emit tickedChanged();
}

QStringList CheckList::ticked() const
{
    QStringList values;
    for (int row = 0; row < count(); ++row) {
        if (item(row)->checkState() == Qt::Checked)
            values.append(item(row)->data(Qt::UserRole).toString());
    }
    return values;
}

} // namespace LabChat
