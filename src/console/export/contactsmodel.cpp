// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/contactsmodel.h"

namespace LabChat {

using namespace Qt::StringLiterals;

void ContactsModel::setContacts(const QList<FoundContact> &contacts)
{
    beginResetModel();
    m_contacts = contacts;
    m_ticked.clear();
    endResetModel();
}

void ContactsModel::tickAll(bool areTicked)
{
    m_ticked.clear();
    for (int row = 0; areTicked && row < m_contacts.size(); ++row)
        m_ticked.insert(row);
    if (!m_contacts.isEmpty())
        emit dataChanged(index(0, Text), index(int(m_contacts.size()) - 1, Text), {Qt::CheckStateRole});
}

QList<Passage> ContactsModel::ticked() const
{
    QList<Passage> passages;
    for (int row = 0; row < m_contacts.size(); ++row) {
        if (m_ticked.contains(row))
            passages.append(m_contacts.at(row).passage);
    }
    return passages;
}

int ContactsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_contacts.size());
}

int ContactsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContactsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FoundContact &contact = m_contacts.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Text)
        return m_ticked.contains(index.row()) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(index.column())) {
    case Text:
        return contact.text;
    case Context:
        return contact.context;
    case Place:
        return tr("%1, event %2, %3").arg(contact.passage.session, QString::number(contact.passage.seq), contact.channel);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ContactsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList headers{tr("Replace"), tr("In the text"), tr("Place")};
    return headers.value(section);
}

Qt::ItemFlags ContactsModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.column() == Text ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

bool ContactsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || index.column() != Text)
        return false;
    if (value.value<Qt::CheckState>() == Qt::Checked)
        m_ticked.insert(index.row());
    else
        m_ticked.remove(index.row());
    emit dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

} // namespace LabChat
