// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/heldmodel.h"

#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

HeldModel::HeldModel(QObject *parent)
    : TableModel({{tr("Time")}, {tr("Channel")}, {tr("Author")}, {tr("Message")}}, parent)
{
}

void HeldModel::setSession(const WatchedSession *watched)
{
    beginResetModel();
    m_watched = watched;
    m_channelTitles = watched ? channelTitles(watched->session()) : QStringList();
    m_seqs = watched ? waiting() : QList<qint64>();
    m_messages.clear();
    for (const qint64 seq : std::as_const(m_seqs))
        m_messages.append(watched->state().heldMessages().value(seq));
    endResetModel();
}

void HeldModel::grow()
{
    m_channelTitles = channelTitles(m_watched->session());
}

void HeldModel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id || changes.events.isEmpty())
        return;
    removeAnswered();
    QList<qint64> added = waiting();
    added.erase(added.begin(), std::upper_bound(added.begin(), added.end(), m_seqs.isEmpty() ? 0 : m_seqs.constLast()));
    if (added.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    m_seqs.append(added);
    for (const qint64 seq : std::as_const(added))
        m_messages.append(m_watched->state().heldMessages().value(seq));
    endInsertRows();
}

MessageSubject HeldModel::subject(int row) const
{
    const HeldMessage &held = m_messages.at(row);
    return {m_seqs.at(row), held.channel, held.participant, true, held.body};
}

QList<qint64> HeldModel::waiting() const
{
    QList<qint64> seqs;
    const QMap<qint64, HeldMessage> &held = m_watched->state().heldMessages();
    for (auto message = held.begin(); message != held.end() && !m_watched->state().ended(); ++message) {
        if (!message->refused)
            seqs.append(message.key());
    }
    return seqs;
}

void HeldModel::removeAnswered()
{
    const QList<qint64> stay = waiting();
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::binary_search(stay.begin(), stay.end(), m_seqs.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_seqs.removeAt(row);
        m_messages.removeAt(row);
        endRemoveRows();
    }
}

int HeldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_seqs.size());
}

QVariant HeldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HeldMessage &held = m_messages.at(index.row());
    if (role == Qt::ToolTipRole)
        return toolTip(held);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case AtColumn:
        return clockTime(held.atMs);
    case ChannelColumn:
        return m_channelTitles.value(held.channel - 1);
    case AuthorColumn:
        return tr("%1 %2", "place, nickname").arg(placeText(held.participant), held.nickname);
    case BodyColumn:
        return held.body.simplified();
    case ColumnCount:
        break;
    }
    return {};
}

QString HeldModel::toolTip(const HeldMessage &held) const
{
    return dateAndTime(held.atMs) + u'\n' + held.body;
}

} // namespace LabChat
