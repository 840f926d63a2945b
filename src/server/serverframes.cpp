// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverframes.h"

#include "server/jsontext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QtEndian>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace ServerFrames {

QByteArray welcome(const SessionState &state, int participant, qint64 nowMs)
{
    const Session &session = state.session();
    return JsonText("welcome")
        .add("session", QJsonObject{{u"code"_s, session.code}, {u"title"_s, session.study.title}})
        .add("participant", QJsonObject{{u"code"_s, session.participant(participant).code}, {u"id_in_session"_s, participant},
                                        {u"label"_s, state.participant(participant).label}})
        .add("now", nowMs)
        .text();
}

QByteArray page(const SessionState &state, int participant)
{
    const ParticipantState &where = state.participant(participant);
    const Study &study = state.session().study;
    if (state.isFinished(participant)) {
        return JsonText("page").add("page", u"finished"_s).add("round", where.round).add("num_rounds", study.numRounds)
            .add("title", QString()).add("body", QString()).add("ends", u"operator"_s).add("chats", QJsonArray()).text();
    }
    QJsonArray chats;
    for (const ChatBox &box : state.boxesOf(participant))
        chats.append(state.session().channel(box.channel).handle);
    const PageSpec &spec = study.pages.at(where.page);
    return JsonText("page")
        .add("page", spec.name)
        .add("round", where.round)
        .add("num_rounds", study.numRounds)
        .add("title", spec.title)
        .add("body", spec.bodyHtml)
        .add("ends", spec.ends == PageEnd::Operator ? u"operator"_s : u"participant"_s)
        .add("chats", chats)
        .text();
}

QByteArray channel(const SessionState &state, const ChatBox &box, const QByteArray &messages, bool more, bool resumed)
{
    const ChatSpec &chat = state.session().chat(box);
    return JsonText("channel")
        .add("channel", state.session().channel(box.channel).handle)
        .add("chat", chat.name)
        .add("label", box.label)
        .add("you", box.member)
        .add("nickname", box.nickname)
        .add("open", !state.ended())
        .add("limits", QJsonObject{{u"max_chars"_s, chat.limits.maxCharacters}, {u"rate_per_s"_s, chat.limits.messagesPerSecond},
                                   {u"burst"_s, chat.limits.burst}})
        .add("last_seq", state.channel(box.channel).lastSeq)
        .add("resumed", resumed)
        .add("more", more)
        .addRaw("messages", messages)
        .text();
}

QByteArray message(const Session &session, const Event &event)
{
    return JsonText("message")
        .add("channel", session.channel(event.channel).handle)
        .add("seq", event.seq)
        .add("from", event.member)
        .add("nickname", event.nickname)
        .add("at", event.atMs)
        .add("body", event.body)
        .add("nonce", QString::fromUtf8(event.nonce))
        .text();
}

QByteArray history(const QString &channel, const QByteArray &messages, bool more)
{
    return JsonText("history").add("channel", channel).add("more", more).addRaw("messages", messages).text();
}

QByteArray refused(const Refusal &refusal, const QByteArray &nonce)
{
    JsonText frame("refused");
    if (!nonce.isEmpty())
        frame.add("nonce", QString::fromUtf8(nonce));
    frame.add("code", refusal.code).add("text", refusal.text);
    if (refusal.retryAfterMs > 0)
        frame.add("retry_after_ms", refusal.retryAfterMs);
    return frame.text();
}

QByteArray pong(const QJsonValue &t, qint64 nowMs)
{
    return JsonText("pong").add("t", t).add("now", nowMs).text();
}

QByteArray replaced()
{
    return JsonText("replaced").text();
}

QByteArray error(const QString &code, const QString &text)
{
    return JsonText("error").add("code", code).add("text", text).text();
}

QByteArray bye(const QString &code, const QString &text)
{
    return JsonText("bye").add("code", code).add("text", text).text();
}

} // namespace ServerFrames

QByteArray webSocketFrame(const QByteArray &text)
{
    constexpr char finalText = char(0x81);
    QByteArray frame(1, finalText);
    const auto appendLength = [&frame](auto length) {
        char bytes[sizeof(length)];
        qToBigEndian(length, bytes);
        frame.append(bytes, sizeof(length));
    };
    if (text.size() < 126) {
        frame += char(text.size());
    } else if (text.size() <= 0xffff) {
        frame += char(126);
        appendLength(quint16(text.size()));
    } else {
        frame += char(127);
        appendLength(quint64(text.size()));
    }
    return frame + text;
}

} // namespace LabChat
