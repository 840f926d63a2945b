// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/claimtexts.h"

#include "console/widgets/displaytext.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ClaimTexts)
};

QString claimName(ClaimKind kind)
{
    switch (kind) {
    case ClaimKind::Label:
        return Texts::tr("label");
    case ClaimKind::IdInSession:
        return Texts::tr("ID in session");
    case ClaimKind::Group:
        return Texts::tr("group");
    case ClaimKind::IdInGroup:
        return Texts::tr("ID in group");
    case ClaimKind::Role:
        return Texts::tr("role");
    case ClaimKind::Nickname:
        return Texts::tr("nickname");
    }
    Q_UNREACHABLE();
}

QString changeText(const ClaimsChange &change)
{
    QStringList parts;
    for (const ClaimDifference &difference : change.differences)
        parts.append(Texts::tr("%1 %2 → %3", "“group”, before, after").arg(claimName(difference.kind), difference.before, difference.after));
    return parts.join(u", "_s);
}

} // namespace

QString newestChangeText(const ParticipantState &participant)
{
    return participant.claimsChanges.isEmpty() ? QString() : changeText(participant.claimsChanges.constLast());
}

QString changesText(const ParticipantState &participant, const QStringList &channelTitles)
{
    QStringList lines;
    for (const ClaimsChange &change : participant.claimsChanges) {
        lines.append(Texts::tr("%1, with a ticket for %2: %3", "a time, a channel, what changed")
                         .arg(clockTime(change.atMs), channelTitles.value(change.channel - 1), changeText(change)));
    }
    return lines.join(u'\n');
}

QString naturalKey(const QString &text)
{
    constexpr int digits = 12;
    QString key;
    QString number;
    const auto flush = [&] {
        if (!number.isEmpty())
            key += number.rightJustified(digits, u'0');
        number.clear();
    };
    for (const QChar c : text) {
        if (c.isDigit()) {
            number += c;
            continue;
        }
        flush();
        key += c;
    }
    flush();
    return key;
}

bool isWithoutTickets(const Session &session)
{
    return session.isOfOtherSystem() && session.origin.key.isEmpty();
}

bool isOnClaimedPage(const SessionState &state, int participant, int channel)
{
    return !isAnotherPage(state.participant(participant).claims, state.session().claimsOf(participant, channel));
}

QList<ChatBox> boxesOnClaimedPage(const SessionState &state, int participant)
{
    QList<ChatBox> boxes = state.boxesOf(participant);
    boxes.removeIf([&](const ChatBox &box) { return !isOnClaimedPage(state, participant, box.channel); });
    return boxes;
}

} // namespace LabChat
