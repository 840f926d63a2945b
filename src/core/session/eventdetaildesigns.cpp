// SPDX-License-Identifier: GPL-3.0-or-later
// The details of what a study's design makes happen: draws, groups by arrival, waiting, and choices.
#include "core/session/eventdetail.h"

#include "core/session/eventdetailkeys.h"

#include <QtCore/QJsonArray>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

namespace Keys = DetailKeys;

QJsonArray listOf(const QList<int> &numbers)
{
    QJsonArray list;
    for (const int number : numbers)
        list.append(number);
    return list;
}

} // namespace

void setGroupFormed(Event &event, int group, const QList<std::pair<int, int>> &swaps, const QList<int> &places)
{
    QJsonArray pairs;
    for (const auto &[first, second] : swaps)
        pairs.append(listOf({first, second}));
    event.detail.insert(Keys::group, group);
    event.detail.insert(Keys::swaps, pairs);
    event.detail.insert(Keys::participants, listOf(places));
}

int groupOf(const Event &event)
{
    return event.detail.value(Keys::group).toInt();
}

QList<int> placesOf(const Event &event)
{
    return recipientsOf(event); // the same key
}

QList<std::pair<int, int>> swapsOf(const Event &event)
{
    if (event.kind == EventKind::SeatsSwapped)
        return {{event.participant, otherSeatOf(event)}};
    QList<std::pair<int, int>> swaps;
    const QJsonArray pairs = event.detail.value(Keys::swaps).toArray();
    for (const QJsonValue &pair : pairs)
        swaps.append({pair.toArray().at(0).toInt(), pair.toArray().at(1).toInt()});
    return swaps;
}

void setWaitedInVain(Event &event, const QString &page)
{
    event.detail.insert(Keys::waitedInVain, page);
}

QString waitedInVainOn(const Event &event)
{
    return event.detail.value(Keys::waitedInVain).toString();
}

void setChoice(Event &event, const QString &name)
{
    event.detail.insert(Keys::choice, name);
}

QString choiceOf(const Event &event)
{
    return event.detail.value(Keys::choice).toString();
}

void setDraw(Event &event, quint32 seed, const QStringList &treatments, bool byGroup, const QList<QList<int>> &groups)
{
    event.detail.insert(Keys::seed, qint64(seed));
    if (!treatments.isEmpty())
        event.detail.insert(byGroup ? Keys::treatmentsOfGroups : Keys::treatments, QJsonArray::fromStringList(treatments));
    QJsonArray lists;
    for (const QList<int> &group : groups)
        lists.append(listOf(group));
    if (!lists.isEmpty())
        event.detail.insert(Keys::groups, lists);
}

quint32 seedOf(const Event &event)
{
    return quint32(event.detail.value(Keys::seed).toInteger());
}

QStringList treatmentsOf(const Event &event)
{
    const bool byGroup = event.detail.contains(Keys::treatmentsOfGroups);
    return event.detail.value(byGroup ? Keys::treatmentsOfGroups : Keys::treatments).toVariant().toStringList();
}

} // namespace LabChat
