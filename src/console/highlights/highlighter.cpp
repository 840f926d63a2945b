// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/highlighter.h"

#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"

#include <QtCore/QSettings>

#include <algorithm>
#include <chrono>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto rulesKey = "highlights/rules"_L1;
constexpr auto listenEach = 1s;

bool isSilence(const HighlightRule &rule)
{
    return rule.on && rule.kind == HighlightKind::Silence;
}

struct Uses {
    QHash<int, qint64> since; ///< the channels that participants who are online see now, and since when all of them have seen them
    QSet<int> open;           ///< those of them in which at least one of these participants can write
};

Uses usesOf(const WatchedSession &watched, qint64 nowMs)
{
    Uses uses;
    for (int participant = 1; participant <= watched.session().numParticipants(); ++participant) {
        if (!watched.isOnline(participant))
            continue;
        const QList<ChatBox> boxes = watched.state().boxesOf(participant);
        for (const ChatBox &box : boxes) {
            uses.since[box.channel] = qMax(uses.since.value(box.channel), watched.state().participant(participant).enteredAtMs);
            if (watched.state().isOpen(participant, box, nowMs))
                uses.open.insert(box.channel);
        }
    }
    return uses;
}

} // namespace

Highlighter::Highlighter(const SessionMonitor *monitor, QSettings *settings, Clock clock, QObject *parent)
    : QObject(parent), m_monitor(monitor), m_settings(settings), m_clock(std::move(clock))
{
    m_listening.setInterval(listenEach);
    connect(&m_listening, &QTimer::timeout, this, &Highlighter::listen);
    connect(monitor, &SessionMonitor::changed, this, &Highlighter::look);
    useRules(settings->contains(rulesKey) ? highlightRulesFromJson(settings->value(rulesKey).toByteArray()) : shippedHighlightRules());
}

void Highlighter::setRules(const QList<HighlightRule> &rules)
{
    m_settings->setValue(rulesKey, highlightRulesToJson(rules));
    useRules(rules);
    emit rulesChanged();
}

void Highlighter::useRules(const QList<HighlightRule> &rules)
{
    m_matcher = HighlightMatcher(rules);
    m_reportedSilences.clear();
    if (std::any_of(rules.begin(), rules.end(), isSilence))
        m_listening.start();
    else
        m_listening.stop();
}

const HighlightRule *Highlighter::ruleFor(const Event &message) const
{
    const WatchedSession *watched = m_monitor->session(message.session);
    if (!watched || message.participant == 0) // the experimenter's own messages are never marked
        return nullptr;
    const int rule = m_matcher.match(subject(message, *watched));
    return rule < 0 ? nullptr : &m_matcher.rules().at(rule);
}

/// A silence lasts as long as before when the computer's clock is set.
void Highlighter::followClock(const Event &jump)
{
    const qint64 byMs = clockJumpOf(jump);
    for (auto it = m_lastShutAtMs.begin(); it != m_lastShutAtMs.end(); ++it)
        *it += it.key().first == jump.session && *it != 0 ? byMs : 0;
    for (auto &[silence, sinceMs] : m_reportedSilences)
        sinceMs += std::get<0>(silence) == jump.session ? byMs : 0;
}

void Highlighter::look(const SessionChanges &changes)
{
    for (const Event &event : changes.events) {
        if (event.kind == EventKind::ClockJumped)
            followClock(event);
    }
    QList<Highlight> found;
    for (const Event &message : changes.messages) {
        const HighlightRule *rule = ruleFor(message);
        if (!rule)
            continue;
        const WatchedSession &watched = *m_monitor->session(message.session);
        found.append({message.session, message.channel, message.seq, message.atMs, namesOf(watched, message.channel).first(),
                      QString(message.nickname + u"  "_s + placeText(message.participant)), message.body, *rule});
    }
    if (!found.isEmpty())
        emit highlighted(found);
}

void Highlighter::listen()
{
    QList<Highlight> silences;
    const QList<qint64> ids = m_monitor->sessionIds();
    for (const qint64 id : ids) {
        if (const WatchedSession *watched = m_monitor->session(id); !watched->state().ended())
            listenTo(*watched, silences);
    }
    if (!silences.isEmpty())
        emit highlighted(silences);
}

void Highlighter::listenTo(const WatchedSession &watched, QList<Highlight> &silences)
{
    const qint64 nowMs = m_clock();
    const Uses uses = usesOf(watched, nowMs);
    for (auto it = uses.since.begin(); it != uses.since.end(); ++it) {
        qint64 &lastShutAtMs = m_lastShutAtMs[{watched.session().id, it.key()}];
        if (!uses.open.contains(it.key()))
            lastShutAtMs = nowMs; // if nobody can write, the channel does not count as silent
        else
            noteSilence(watched, it.key(), qMax(lastShutAtMs, qMax(it.value(), watched.state().channel(it.key()).lastActivityAtMs)), silences);
    }
}

/// Each rule reports each silence once.
void Highlighter::noteSilence(const WatchedSession &watched, int channel, qint64 quietSinceMs, QList<Highlight> &silences)
{
    const qint64 nowMs = m_clock();
    for (qsizetype number = 0; number < m_matcher.rules().size(); ++number) {
        const HighlightRule &rule = m_matcher.rules().at(number);
        if (!isSilence(rule) || nowMs - quietSinceMs <= qint64(rule.silenceS) * 1000 || !HighlightMatcher::isMeant(rule, namesOf(watched, channel)))
            continue;
        if (std::exchange(m_reportedSilences[{watched.session().id, channel, number}], quietSinceMs) == quietSinceMs)
            continue;
        silences.append({watched.session().id, channel, watched.state().channel(channel).lastSeq, nowMs, namesOf(watched, channel).first(), {},
                         tr("No messages since %1.").arg(clockTime(quietSinceMs)), rule});
    }
}

HighlightSubject Highlighter::subject(const Event &message, const WatchedSession &watched) const
{
    HighlightSubject subject{message.body, {message.nickname, placeText(message.participant), watched.session().participant(message.participant).code},
                             namesOf(watched, message.channel)};
    if (const QString label = watched.state().participant(message.participant).label; !label.isEmpty())
        subject.sender.append(label);
    return subject;
}

QStringList Highlighter::namesOf(const WatchedSession &watched, int channel) const
{
    const Session &session = watched.session();
    QStringList &titles = m_titles[session.id];
    if (titles.size() < session.channels.size()) // a session of another system grows
        titles = channelTitles(session);
    return {titles.value(channel - 1), session.channelName(channel)};
}

} // namespace LabChat
