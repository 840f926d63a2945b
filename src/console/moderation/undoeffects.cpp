// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/undoeffects.h"

#include "console/session/countdowns.h"
#include "console/session/sessiontexts.h"
#include "core/session/moderation.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::UndoEffects)
};

/// What all wishes do together.
class Effects {
public:
    Effects(const SessionState &state, qint64 nowMs) : m_after(state), m_nowMs(nowMs) {}

    void add(const Moderate &wish);
    [[nodiscard]] QStringList sentences() const;

private:
    /// Nothing: there is no countdown.
    [[nodiscard]] std::optional<qint64> left(const CountdownTarget &target) const
    {
        const qint64 end = countdownEnd(m_after, target);
        return end == 0 ? std::nullopt : std::optional(leftMs(m_after, end, m_nowMs));
    }
    void addCountdown(const std::optional<qint64> &before, const std::optional<qint64> &after);
    [[nodiscard]] QString timeSentence() const;

    SessionState m_after;
    qint64 m_nowMs;
    std::optional<bool> m_pauses;
    bool m_freezes = false;
    bool m_holds = false;
    int m_hidden = 0;
    QList<int> m_muted;
    QList<int> m_removed;
    bool m_hasCountdowns = false;
    QList<qint64> m_gained;  ///< of those that had a countdown before
    QList<qint64> m_left;
};

void Effects::add(const Moderate &wish)
{
    const Decision decision = decideModeration(m_after, wish, m_nowMs);
    if (!decision)
        return;
    const auto *countdown = std::get_if<SetCountdown>(&wish.action);
    const auto *page = std::get_if<ReturnToPage>(&wish.action);
    const CountdownTarget target = countdown ? CountdownTarget{countdown->participant, countdown->channel} : CountdownTarget{page ? page->participant : 0, 0};
    const std::optional<qint64> before = countdown ? left(target) : std::nullopt;
    m_after.apply(*decision);
    if (countdown || (page && !m_after.isFinished(page->participant)))
        addCountdown(before, left(target));
    if (const auto *pause = std::get_if<SetPaused>(&wish.action))
        m_pauses = pause->paused;
    else if (const auto *frozen = std::get_if<SetFrozen>(&wish.action))
        m_freezes = m_freezes || frozen->frozen;
    else if (const auto *holding = std::get_if<SetHolding>(&wish.action))
        m_holds = m_holds || holding->holding;
    else if (const auto *hidden = std::get_if<SetHidden>(&wish.action))
        m_hidden += int(hidden->hidden);
    else if (const auto *mute = std::get_if<Mute>(&wish.action))
        m_muted.append(mute->participant);
    else if (const auto *removed = std::get_if<Remove>(&wish.action))
        m_removed.append(removed->participant);
}

void Effects::addCountdown(const std::optional<qint64> &before, const std::optional<qint64> &after)
{
    m_hasCountdowns = m_hasCountdowns || before || after;
    if (after)
        m_left.append(*after);
    if (before && after)
        m_gained.append(*after - *before);
}

/// "2:30", or "2:30 to 3:00"
QString rangeText(qint64 from, qint64 to)
{
    const QString first = countdownText(from);
    const QString last = countdownText(to);
    return first == last ? first : Texts::tr("%1 to %2", "times").arg(first, last);
}

QString Effects::timeSentence() const
{
    if (!m_hasCountdowns)
        return {};
    if (m_left.isEmpty())
        return Texts::tr("There is no countdown then.");
    const auto [leastLeft, mostLeft] = std::minmax_element(m_left.begin(), m_left.end());
    const QString then = rangeText(*leastLeft, *mostLeft);
    if (m_gained.isEmpty())
        return Texts::tr("Time left then: %1.").arg(then);
    const auto [leastGained, mostGained] = std::minmax_element(m_gained.begin(), m_gained.end());
    if (*leastGained == 0 && *mostGained == 0)
        return Texts::tr("It gives back no time: the time before is over, too.");
    if (*leastGained >= 0)
        return Texts::tr("It gives back %1. Time left then: %2.", "times").arg(rangeText(*leastGained, *mostGained), then);
    if (*mostGained <= 0)
        return Texts::tr("It takes away %1. Time left then: %2.", "times").arg(rangeText(-*mostGained, -*leastGained), then);
    return Texts::tr("Time left then: %1.").arg(then);
}

QStringList Effects::sentences() const
{
    QStringList sentences;
    if (m_pauses)
        sentences.append(*m_pauses ? Texts::tr("It pauses the session: nobody can write, and all countdowns stop.")
                                   : Texts::tr("It resumes the session: everybody can write, and all countdowns continue."));
    if (m_freezes)
        sentences.append(Texts::tr("It freezes the chats again: nobody can write there."));
    if (m_holds)
        sentences.append(Texts::tr("New messages wait for approval again."));
    if (m_hidden > 0)
        sentences.append(Texts::tr("It hides %Ln messages from participants.", nullptr, m_hidden));
    if (!m_muted.isEmpty())
        sentences.append(Texts::tr("It mutes %1.", "places").arg(placesText(m_muted)));
    if (!m_removed.isEmpty())
        sentences.append(Texts::tr("It removes %1 from the session.", "places").arg(placesText(m_removed)));
    if (const QString time = timeSentence(); !time.isEmpty())
        sentences.append(time);
    return sentences;
}

} // namespace

QStringList undoEffects(const SessionState &state, const QList<Moderate> &wishes, qint64 nowMs)
{
    Effects effects(state, nowMs);
    for (const Moderate &wish : wishes)
        effects.add(wish);
    return effects.sentences();
}

} // namespace LabChat
