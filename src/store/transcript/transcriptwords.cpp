// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/transcriptwords.h"

#include <QtCore/QDateTime>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView verbOf(ModerationStep::What what)
{
    switch (what) {
    case ModerationStep::What::Held:
        return "Held for approval"_L1;
    case ModerationStep::What::Released:
        return "Released"_L1;
    case ModerationStep::What::Refused:
        return "Refused"_L1;
    case ModerationStep::What::Hidden:
        return "Hidden"_L1;
    case ModerationStep::What::Restored:
        return "Shown again"_L1;
    }
    Q_UNREACHABLE();
}

/// `, role Buyer, Seller`; nothing without values.
void addList(TranscriptWords &words, const QString &one, const QString &several, const QStringList &values)
{
    if (values.isEmpty())
        return;
    words.append({u", "_s + (values.size() == 1 ? one : several) + u' '});
    for (const QString &value : values) {
        if (words.constLast().isTyped)
            words.append({u" / "_s});
        words.append({value, true});
    }
}

QString momentInWords(qint64 atMs)
{
    return dayInWords(atMs) + u' ' + timeInWords(atMs);
}

} // namespace

QString numberInWords(int number)
{
    return number == 0 ? QString() : u'P' + QString::number(number);
}

QString dayInWords(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(u"yyyy-MM-dd"_s);
}

QString timeInWords(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(u"HH:mm:ss"_s);
}

QString countInWords(qint64 count, QLatin1StringView one, QLatin1StringView several)
{
    return QString::number(count) + u' ' + (count == 1 ? one : several);
}

QString sessionInWords(const TranscriptSession &session, const TranscriptOptions &options)
{
    QStringList parts;
    if (session.code != session.name)
        parts.append(u"in LabChat %1"_s.arg(session.code));
    parts.append(countInWords(session.participants, "participant"_L1, "participants"_L1));
    parts.append(countInWords(session.channels.size(), "channel"_L1, "channels"_L1));
    parts.append(countInWords(session.messages, "message"_L1, "messages"_L1));
    if (options.times) {
        parts.append(u"made at %1"_s.arg(momentInWords(session.createdAtMs)));
        parts.append(session.endedAtMs == 0 ? u"not ended"_s : u"ended at %1"_s.arg(momentInWords(session.endedAtMs)));
        parts.append(u"times are UTC"_s);
    }
    return parts.join(u" · "_s);
}

TranscriptWords channelInWords(const TranscriptChannel &channel, const TranscriptOptions &options)
{
    TranscriptWords words;
    if (!channel.titles.isEmpty())
        words = {{u"Channel "_s}, {channel.name, true}, {u" · "_s}};
    words.append({channel.messages == 0 ? u"no messages"_s : countInWords(channel.messages, "message"_L1, "messages"_L1)});
    if (options.times && channel.messages > 0)
        words.append({u" · "_s + momentInWords(channel.firstAtMs) + u" to "_s + momentInWords(channel.lastAtMs)});
    return words;
}

TranscriptWords memberInWords(const TranscriptMember &member)
{
    TranscriptWords words{{numberInWords(member.number)}};
    addList(words, u"nickname"_s, u"nicknames"_s, member.nicknames);
    if (!member.label.isEmpty())
        words += TranscriptWords{{u", label "_s}, {member.label, true}};
    words += TranscriptWords{{u", code "_s}, {member.code, true}};
    addList(words, u"group"_s, u"groups"_s, member.groups);
    addList(words, u"role"_s, u"roles"_s, member.roles);
    if (!member.rounds.isEmpty())
        words.append({(member.rounds.contains(u'–') || member.rounds.contains(u',') ? u", rounds "_s : u", round "_s) + member.rounds});
    if (member.wasMovedHere)
        words.append({u", moved here"_s});
    return words;
}

TranscriptWords stepInWords(const ModerationStep &step, const QString &messageDay, const TranscriptOptions &options)
{
    TranscriptWords words{{verbOf(step.what)}};
    if (options.times) {
        const QString day = dayInWords(step.atMs);
        words.append({u" at "_s + (day == messageDay ? QString() : day + u' ') + timeInWords(step.atMs)});
    }
    if (!step.operatorName.isEmpty())
        words += TranscriptWords{{u" by "_s}, {step.operatorName, true}};
    if (!step.reason.isEmpty())
        words += TranscriptWords{{u". Reason: "_s}, {step.reason, true}};
    if (!step.text.isEmpty())
        words += TranscriptWords{{u". Participants read: "_s}, {step.text, true}};
    return words;
}

QString controlSymbol(QChar c)
{
    const ushort code = c.unicode();
    if (c == u'\n' || c == u'\t' || (code >= 0x20 && code < 0x7F) || code > 0x9F)
        return {};
    if (code == 0x7F)
        return u"\u2421"_s;
    return code < 0x20 ? QString(QChar(0x2400 + code)) : u"U+00"_s + QString::number(code, 16).toUpper();
}

bool isOutOfSight(const QList<ModerationStep> &steps)
{
    using What = ModerationStep::What;
    return !steps.isEmpty() && steps.constLast().what != What::Released && steps.constLast().what != What::Restored;
}

} // namespace LabChat
