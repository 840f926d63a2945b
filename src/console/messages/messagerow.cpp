// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/messagerow.h"

#include "console/highlights/highlighter.h"
#include "console/session/sessiontexts.h"

namespace LabChat {

MessageRow messageRow(const Event &message)
{
    return {message.session, message.seq,         message.atMs, message.channel,                            message.participant,
            message.member,  authorText(message), message.body, message.kind == EventKind::MessageHeld};
}

MessageSubject subjectOf(const MessageRow &message)
{
    return {message.seq, message.channel, message.participant, message.held, message.body};
}

const HighlightRule *ruleFor(const MessageRow &message, const Highlighter *highlighter)
{
    if (!highlighter)
        return nullptr;
    Event event;
    event.session = message.session;
    event.seq = message.seq;
    event.participant = message.participant;
    event.channel = message.channel;
    event.nickname = message.nickname;
    event.body = message.body;
    return highlighter->ruleFor(event);
}

} // namespace LabChat
