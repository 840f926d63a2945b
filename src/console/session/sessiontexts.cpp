// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/sessiontexts.h"

#include "console/session/claimtexts.h"
#include "console/session/studychanges.h"
#include "console/session/watchedsession.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"

#include <QtCore/QCollator>
#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>
#include <vector>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SessionTexts)
};

/// The default channel template of a study.
bool isGroupChannel(const ChatSpec &chat)
{
    QString channel = chat.channel;
    return channel.remove(u' ') == "{{group.id}}"_L1;
}

QString groupTitle(const Session &session, int round, const Player &player)
{
    if (session.study.numRounds == 1)
        return Texts::tr("Group %1").arg(player.groupIdInSubsession);
    return Texts::tr("Round %1, group %2").arg(round).arg(player.groupIdInSubsession);
}

/// The participant's countdown, from the study or from the operator, who can also remove it; empty: there is none.
QString timerText(const SessionState &state, int participant)
{
    if (state.pageEndOf(participant) == 0)
        return {};
    return state.isPaused() ? Texts::tr("time (stopped)") : Texts::tr("time, until %1").arg(clockTime(state.pageEndsAtMs(participant)));
}

/// Who ends the participant's page apart from its countdown; empty: nobody in particular, so the operator if there is no countdown.
QString enderText(const SessionState &state, int participant)
{
    const ParticipantState &place = state.participant(participant);
    if (place.ready)
        return placesText(state.missingFor(participant));
    switch (state.session().study.pages.at(place.page).ends) {
    case PageEnd::Participant:
    case PageEnd::Group: // not ready yet
        return Texts::tr("the participant");
    case PageEnd::Operator:
    case PageEnd::Timer:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

QString sessionTitle(const SessionState &state, bool isOpen)
{
    const Session &session = state.session();
    const QString title = session.study.title.isEmpty() ? session.study.name : session.study.title;
    if (isWithoutTickets(session)) { // nobody has signed who its participants are
        const QString text = state.ended() ? Texts::tr("%1 (%2, was open to anybody, ended)")
                             : isOpen      ? Texts::tr("%1 (open to anybody, %2)")
                                           : Texts::tr("%1 (closed, %2)", "a session that boxes without a ticket no longer get into");
        return text.arg(title, session.code);
    }
    return state.ended() ? Texts::tr("%1 (%2, ended)").arg(title, session.code) : Texts::tr("%1 (%2)").arg(title, session.code);
}

QString sessionTitle(const WatchedSession &watched)
{
    return sessionTitle(watched.state(), watched.isOpen());
}

QStringList channelTitles(const Session &session)
{
    QStringList titles;
    for (const Channel &channel : session.channels)
        titles.append(channel.name);
    if (session.isOfOtherSystem())
        return titles;
    for (int round = 1; round <= session.study.numRounds; ++round) {
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            for (const ChatBox &box : session.boxes.at(round - 1).at(participant - 1)) {
                if (isGroupChannel(session.chat(box)))
                    titles[box.channel - 1] = groupTitle(session, round, session.player(participant, round));
            }
        }
    }
    return titles;
}

QList<int> alphabeticalPlaces(const QStringList &titles)
{
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale); // the C locale compares digit by digit
    collator.setNumericMode(true);
    std::vector<QCollatorSortKey> keys; // once for each title: a session may have tens of thousands of channels
    keys.reserve(size_t(titles.size()));
    for (const QString &title : titles)
        keys.push_back(collator.sortKey(title));
    QList<int> order(titles.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return keys[size_t(a)] < keys[size_t(b)]; });
    QList<int> places(titles.size());
    for (int place = 0; place < order.size(); ++place)
        places[order.at(place)] = place;
    return places;
}

QStringList nicknamesIn(const Session &session, int channel)
{
    QStringList nicknames(session.channel(channel).members.size());
    for (const QList<QList<ChatBox>> &ofRound : session.boxes) {
        for (const int participant : session.channel(channel).members) {
            for (const ChatBox &box : ofRound.at(participant - 1)) {
                if (box.channel == channel && nicknames.at(box.member - 1).isEmpty())
                    nicknames[box.member - 1] = box.nickname;
            }
        }
    }
    return nicknames;
}

QString authorText(const Event &message)
{
    return message.nickname.isEmpty() && message.participant == 0 ? Texts::tr("Experimenter") : message.nickname;
}

QString placeText(int participant)
{
    if (participant == 0)
        return {};
    return Texts::tr("P%1", "a participant's place in the session, in a narrow column").arg(participant);
}

QString placesText(const QList<int> &participants)
{
    constexpr int maxNamed = 5;
    QStringList places;
    for (const int participant : participants.mid(0, maxNamed))
        places.append(placeText(participant));
    const QString named = places.join(u", "_s);
    const qsizetype more = participants.size() - places.size();
    return more > 0 ? Texts::tr("%1 and %2 more").arg(named, numberText(more)) : named;
}

QString pageText(const SessionState &state, int participant)
{
    if (state.isFinished(participant))
        return Texts::tr("Finished");
    const ParticipantState &where = state.participant(participant);
    return pageTitle(state.session(), participant, where.round, where.page);
}

QString pageTitle(const Session &session, int participant, int round, int page)
{
    const QString title = session.titleFor(participant, round, page);
    return title.isEmpty() ? session.study.pages.at(page).name : title;
}

QString channelStateText(const SessionState &state, int channel)
{
    QStringList words;
    if (state.channel(channel).frozen)
        words.append(Texts::tr("frozen"));
    if (state.channel(channel).held)
        words.append(Texts::tr("held for approval"));
    return words.join(u" · "_s);
}

QString waitsForText(const SessionState &state, int participant)
{
    if (state.ended() || state.isFinished(participant))
        return {};
    if (state.waitsForAGroup(participant))
        return Texts::tr("a group");
    if (!state.participant(participant).arrived)
        return Texts::tr("arrival");
    const QString who = enderText(state, participant);
    const QString time = timerText(state, participant);
    if (who.isEmpty())
        return time.isEmpty() ? Texts::tr("the operator") : time;
    return time.isEmpty() ? who : Texts::tr("%1 or %2", "who ends a page, and until when at the latest").arg(who, time);
}

QString choicesText(const SessionState &state, int participant)
{
    QStringList texts;
    for (const ChoiceState &choice : state.participant(participant).choices) {
        const QString text = choice.name + u": "_s + choice.value;
        texts.prepend(state.session().study.numRounds > 1 ? Texts::tr("%1 (round %2)", "a choice and its value").arg(text).arg(choice.round) : text);
    }
    return texts.join(u" · "_s);
}

QString clockJumpText(const Event &jump)
{
    const qint64 byMs = clockJumpOf(jump);
    const QString by = durationText(qRound64(double(qAbs(byMs)) / 1000) * 1000);
    return byMs < 0 ? Texts::tr("The computer's clock was set back by %1.", "a time, as “12 s”").arg(by)
                    : Texts::tr("The computer's clock was set forward by %1.", "a time, as “12 s”").arg(by);
}

QString sessionLink(const ServerAddress &address, const Session &session)
{
    return address.url.isEmpty() || session.isOfOtherSystem() ? QString() : address.at(u"/join/"_s + session.code).toString();
}

QString participantLink(const ServerAddress &address, const SessionState &state, int participant)
{
    return address.url.isEmpty() || state.session().isOfOtherSystem() ? QString() : address.at(u"/p/"_s + state.ticketOf(participant)).toString();
}

QString splitLink(const ServerAddress &address, const Session &session)
{
    if (address.url.isEmpty())
        return {};
    QUrl link = address.at(u"/split/"_s + session.code);
    link.setQuery(u"key="_s + splitKey(session.secret));
    return link.toString();
}

QString roomLink(const ServerAddress &address, const QString &room)
{
    return address.url.isEmpty() ? QString() : address.at(u"/room/"_s + room).toString();
}

QString addressText(const QUrl &url)
{
    return url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace LabChat
