// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcripttexts.h"

#include "console/highlights/highlightrules.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

#include <QtCore/QDateTime>

namespace LabChat {

MessageState TranscriptTexts::state(const MessageRow &message) const
{
    return messageStateOf(m_watched->state(), subjectOf(message));
}

QVariant TranscriptTexts::highlightColor(const MessageRow &message) const
{
    const HighlightRule *rule = m_viewer == 0 ? ruleFor(message, m_highlighter) : nullptr;
    return rule ? rule->color : QVariant();
}

QString TranscriptTexts::body(const MessageRow &message) const
{
    return m_viewer > 0 && state(message) == MessageState::Hidden ? hiddenText(message) : message.body;
}

QString TranscriptTexts::nickname(const MessageRow &message) const
{
    const bool own = m_viewer != 0 && message.participant == m_viewer;
    return own ? tr("%1 (Me)", "a nickname, as its owner sees it").arg(message.nickname) : message.nickname;
}

QString TranscriptTexts::place(const MessageRow &message) const
{
    return m_viewer == 0 ? placeText(message.participant) : QString();
}

QString TranscriptTexts::mark(const MessageRow &message) const
{
    if (m_viewer == 0)
        return operatorsMark(message);
    return message.held ? tr("Waiting for the experimenter’s approval") : QString();
}

QString TranscriptTexts::toolTip(const MessageRow &message) const
{
    QStringList lines{tr("%1 · %2 · number %3 in the session's log").arg(author(message), dateAndTime(message.atMs), numberText(message.seq))};
    if (const QString marked = operatorsMark(message); !marked.isEmpty())
        lines.append(marked);
    if (state(message) == MessageState::Hidden)
        lines.append(tr("Participants read: %1").arg(hiddenText(message)));
    if (const HighlightRule *rule = ruleFor(message, m_highlighter))
        lines.append(tr("Marked by the rule “%1”").arg(rule->name));
    if (isMuted(message))
        lines.append(tr("The author is muted"));
    return lines.join(u'\n');
}

QString TranscriptTexts::copyText(const MessageRow &message) const
{
    return tr("%1\t%2 (%3)\t%4", "a copied message: time, nickname, place and code, body")
        .arg(dateAndTime(message.atMs), message.nickname, author(message), body(message));
}

QString TranscriptTexts::accessibleText(const MessageRow &message) const
{
    return QString(copyText(message) + u'\t' + operatorsMark(message)).trimmed();
}

bool TranscriptTexts::isMuted(const MessageRow &message) const
{
    return isAuthorMuted(m_watched->state(), subjectOf(message), QDateTime::currentMSecsSinceEpoch());
}

QString TranscriptTexts::operatorsMark(const MessageRow &message) const
{
    return messageStateText(m_watched->state(), subjectOf(message), m_actions);
}

/// What participants read in place of the message.
QString TranscriptTexts::hiddenText(const MessageRow &message) const
{
    return LabChat::hiddenText(m_watched->state(), subjectOf(message));
}

/// The real author: place and code.
QString TranscriptTexts::author(const MessageRow &message) const
{
    return message.participant == 0 ? tr("experimenter")
                                    : QString(placeText(message.participant) + u' ' + m_watched->session().participant(message.participant).code);
}

} // namespace LabChat
