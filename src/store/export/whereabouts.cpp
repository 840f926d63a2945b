// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/whereabouts.h"

#include "core/session/eventdetail.h"

#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// As the other system says.
Whereabouts claimedWhereabouts(const ChannelClaims &claims, const ParticipantState &author)
{
    return {numberOrEmpty(claims.round), claims.group, numberOrEmpty(claims.idInGroup), claims.role, claims.page, claims.app, author.label, QString::number(author.person), {}, {}};
}

Whereabouts placeInStudy(const SessionState &state, int participant, int round)
{
    const Player &player = state.session().player(participant, round);
    const ParticipantState &author = state.participant(participant);
    return {QString::number(round), QString::number(player.groupId), QString::number(player.idInGroup), player.role, {}, {},
            author.label, QString::number(author.person), player.treatment, {}};
}

QString jsonOrEmpty(const QJsonObject &object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Whereabouts whereabouts(const SessionState &state, const Event &event)
{
    if (event.participant == 0)
        return {};
    const Session &session = state.session();
    if (session.isOfOtherSystem())
        return claimedWhereabouts(session.claimsOf(event.participant, event.channel), state.participant(event.participant));
    const bool isLate = !pageOf(event).isEmpty(); // sent when its page had just ended
    const int round = isLate ? roundOf(event) : state.participant(event.participant).round;
    Whereabouts where = placeInStudy(state, event.participant, round);
    const auto box = isLate ? state.boxOn(event.participant, event.channel, {round, session.study.pageIndex(pageOf(event))}) : state.boxOf(event.participant, event.channel);
    if (box) {
        where.page = session.study.pages.at(box->page).name;
        where.chat = session.chat(*box).name;
        where.chatLabel = box->label;
    }
    return where;
}

Whereabouts whereaboutsOf(const SessionState &state, int participant)
{
    const ParticipantState &where = state.participant(participant);
    if (state.session().isOfOtherSystem())
        return claimedWhereabouts(where.claims, where);
    Whereabouts place = placeInStudy(state, participant, where.round);
    const auto &pages = state.session().study.pages;
    place.page = where.page < pages.size() ? pages.at(where.page).name : u"finished"_s;
    return place;
}

QString variablesOf(const Session &session, int participant, int round)
{
    if (session.isOfOtherSystem())
        return {};
    QJsonObject values;
    if (const Treatment *const treatment = session.study.treatments.find(session.player(participant, round).treatment)) {
        for (auto it = treatment->values.begin(); it != treatment->values.end(); ++it)
            values.insert(u"treatment."_s + it.key(), it.value());
    }
    for (const QString &column : session.study.table.columns)
        values.insert(u"participant."_s + column, session.study.table.value(participant, column));
    return jsonOrEmpty(values);
}

QString choicesOf(const ParticipantState &participant)
{
    QJsonObject choices;
    for (const ChoiceState &choice : participant.choices)
        choices.insert(u"%1/%2/%3"_s.arg(QString::number(choice.round), choice.page, choice.name), choice.value);
    return jsonOrEmpty(choices);
}

QString numberOrEmpty(qint64 number)
{
    return number == 0 ? QString() : QString::number(number);
}

} // namespace LabChat
