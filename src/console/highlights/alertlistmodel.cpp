// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/alertlistmodel.h"

#include "console/widgets/displaytext.h"

namespace LabChat {

AlertListModel::AlertListModel(QObject *parent)
    : TableModel({{tr("Time")}, {tr("Rule")}, {tr("Channel")}, {tr("Who")}, {tr("Text")}}, parent)
{
}

void AlertListModel::add(const QList<Highlight> &highlights)
{
    if (highlights.isEmpty())
        return;
    const QList<Highlight> added = highlights.size() > maxRows ? highlights.last(maxRows) : highlights;
    if (const qsizetype surplus = m_highlights.size() + added.size() - maxRows; surplus > 0) {
        beginRemoveRows({}, rowCount() - int(surplus), rowCount() - 1);
        m_highlights.remove(0, surplus);
        endRemoveRows();
    }
    beginInsertRows({}, 0, int(added.size()) - 1);
    m_highlights.append(added);
    endInsertRows();
}

void AlertListModel::clear()
{
    beginResetModel();
    m_highlights.clear();
    endResetModel();
}

int AlertListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_highlights.size());
}

QVariant AlertListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Highlight &highlight = m_highlights.at(m_highlights.size() - 1 - index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(highlight, index.column());
    case Qt::ToolTipRole:
        return tr("%1 · %2 · %3", "rule, time, text").arg(highlight.rule.name, dateAndTime(highlight.atMs), highlight.text);
    case SessionRole:
        return highlight.session;
    case ChannelRole:
        return highlight.channel;
    case SeqRole:
        return highlight.seq;
    case ColorRole:
        return highlight.rule.color;
    default:
        return {};
    }
}

QString AlertListModel::text(const Highlight &highlight, int column)
{
    switch (column) {
    case TimeColumn:
        return clockTime(highlight.atMs);
    case RuleColumn:
        return highlight.rule.name;
    case ChannelColumn:
        return highlight.channelTitle;
    case WhoColumn:
        return highlight.who;
    case TextColumn:
        return highlight.text.simplified();
    default:
        return {};
    }
}

} // namespace LabChat
