// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/keysmodel.h"

#include "console/widgets/displaytext.h"

#include <QtCore/QDateTime>

namespace LabChat {

using namespace Qt::StringLiterals;

KeysModel::KeysModel(OperatorService *service, QObject *parent)
    : TableModel({{tr("Key")}, {tr("State")}, {tr("Made")}, {tr("Old secret")}, {tr("Sessions")}, {tr("Pages")}}, parent)
{
    connect(service, &OperatorService::keysChanged, this, &KeysModel::take);
    connect(service, &OperatorService::keysFailed, this, &KeysModel::noteFailed);
}

/// A change that was not possible concerns only who wanted it.
void KeysModel::noteFailed(const Error &error)
{
    if (error.code != "keys_damaged"_L1 && error.code != "not_read"_L1)
        return;
    m_trouble = error.text;
    emit changed();
}

void KeysModel::take(const KeyList &keys)
{
    m_trouble.clear();
    beginResetModel();
    m_keys.clear();
    m_open.clear();
    for (const TicketKey &key : keys) {
        if (!key.isOpen)
            m_keys.append(key);
        else if (!key.isRevoked())
            m_open.append(key);
    }
    endResetModel();
    emit changed();
}

int KeysModel::rowOf(const QString &name) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_keys.at(row).name == name)
            return row;
    }
    return -1;
}

QStringList KeysModel::validNames() const
{
    QStringList names;
    for (const TicketKey &key : m_keys) {
        if (!key.isRevoked())
            names.append(key.name);
    }
    return names;
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_keys.size());
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text(m_keys.at(index.row()), Column(index.column()))) : QVariant();
}

QString KeysModel::text(const TicketKey &key, Column column)
{
    switch (column) {
    case NameColumn:
        return key.name;
    case StateColumn:
        return key.isRevoked() ? tr("revoked %1", "when").arg(dateAndTime(key.revokedAtMs)) : tr("valid", "a key's state");
    case MadeColumn:
        return dateAndTime(key.createdAtMs);
    case OldSecretColumn:
        if (key.oldSecrets.isEmpty())
            return {};
        return key.oldUntilMs() > QDateTime::currentMSecsSinceEpoch() ? tr("valid until %1").arg(dateAndTime(key.oldUntilMs()))
                                                                      : tr("was valid until %1").arg(dateAndTime(key.oldUntilMs()));
    case SessionsColumn:
        return key.sessions.isEmpty() ? tr("any", "sessions") : key.sessions.join(u", "_s);
    case OriginsColumn:
        return key.origins.isEmpty() ? tr("all that are allowed", "pages") : key.origins.join(u", "_s);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace LabChat
