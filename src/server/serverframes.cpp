// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverframes.h"

#include "core/studyjson.h"
#include "server/jsontext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QtEndian>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// When a chat opens or closes, as far as it is still to come, and why it is not open now.
void addTimes(JsonText &frame, const SessionState &state, int participant, const ChatBox &box, qint64 nowMs)
{
    const qint64 opensAtMs = state.opensAtMs(participant, box);
    const qint64 closesAtMs = state.closesAtMs(participant, box);
    if (opensAtMs > nowMs)
        frame.add("opens_at", opensAtMs);
    if (closesAtMs != 0)
        frame.add("closes_at", closesAtMs);
    if (!state.isOpen(participant, box, nowMs))
        frame.add("reason", u"time"_s);
}

} // namespace

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
            .add("title", QString()).add("body", QString()).add("ends", pageEndName(PageEnd::Operator)).add("chats", QJsonArray()).text();
    }
    QJsonArray chats;
    for (const ChatBox &box : state.boxesOf(participant))
        chats.append(state.session().channel(box.channel).handle);
    const PageSpec &spec = study.pages.at(where.page);
    JsonText frame("page");
    frame.add("page", spec.name).add("round", where.round).add("num_rounds", study.numRounds).add("title", spec.title)
        .add("body", where.ready ? QString() : state.session().bodyFor(participant, where.round, where.page))
        .add("ends", pageEndName(spec.ends));
    if (const qint64 endsAtMs = state.pageEndsAtMs(participant); endsAtMs != 0)
        frame.add("ends_at", endsAtMs);
    if (where.ready)
        frame.add("waiting", true);
    return frame.add("chats", chats).text();
}

QByteArray channel(const SessionState &state, int participant, const ChatBox &box, const QByteArray &messages, bool more, bool resumed, qint64 nowMs)
{
    const ChatSpec &chat = state.session().chat(box);
    JsonText frame("channel");
    frame.add("channel", state.session().channel(box.channel).handle)
        .add("chat", chat.name)
        .add("label", box.label)
        .add("you", box.member)
        .add("nickname", box.nickname)
        .add("open", state.isOpen(participant, box, nowMs))
        .add("limits", QJsonObject{{u"max_chars"_s, chat.limits.maxCharacters}, {u"rate_per_s"_s, chat.limits.messagesPerSecond},
                                   {u"burst"_s, chat.limits.burst}})
        .add("last_seq", state.channel(box.channel).lastSeq)
        .add("shows", QJsonObject{{u"time"_s, chat.shows.time}, {u"typing"_s, chat.shows.typing}, {u"presence"_s, chat.shows.presence}})
        .add("resumed", resumed)
        .add("more", more);
    addTimes(frame, state, participant, box, nowMs);
    return frame.addRaw("messages", messages).text();
}

QByteArray channelState(const SessionState &state, int participant, const ChatBox &box, qint64 nowMs)
{
    JsonText frame("channel_state");
    frame.add("channel", state.session().channel(box.channel).handle).add("open", state.isOpen(participant, box, nowMs));
    addTimes(frame, state, participant, box, nowMs);
    return frame.text();
}

QByteArray typing(const QString &channel, const ChatBox &box)
{
    return JsonText("typing").add("channel", channel).add("from", box.member).add("nickname", box.nickname).text();
}

QByteArray presence(const QString &channel, const ChatBox &box, bool online)
{
    return JsonText("presence").add("channel", channel).add("from", box.member).add("nickname", box.nickname).add("online", online).text();
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
