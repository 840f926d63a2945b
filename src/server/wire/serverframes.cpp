// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/serverframes.h"

#include "core/base/exacttext.h"
#include "core/session/eventdetail.h"
#include "core/study/studywords.h"
#include "server/wire/jsontext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QtEndian>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// A moment on the session's clock: as a time of day, or while the clock is stopped as the time left until then.
void addMoment(JsonText &frame, QByteArrayView at, QByteArrayView left, const SessionState &state, qint64 clockMs, const Moment &now)
{
    if (clockMs == 0)
        return;
    if (state.isPaused())
        frame.add(left, qMax<qint64>(0, clockMs - state.clockAt(now.dateMs)));
    else
        frame.add(at, now.onWire(state.timeOfDay(clockMs)));
}

/// When a chat opens or closes, if this is in the future, and why it is not open now.
void addOpenness(JsonText &frame, const SessionState &state, int participant, const ChatBox &box, const Moment &now)
{
    const auto closure = state.closure(participant, box, now.dateMs);
    frame.add("open", !closure);
    if (const qint64 opens = state.openingOf(participant, box); opens > state.clockAt(now.dateMs))
        addMoment(frame, "opens_at", "opens_in_ms", state, opens, now);
    addMoment(frame, "closes_at", "closes_in_ms", state, state.closingOf(participant, box), now);
    if (!closure)
        return;
    frame.add("reason", closure->code);
    if (!closure->text.isEmpty())
        frame.add("text", closure->text);
    if (closure->code == u"muted" && closure->untilMs != 0)
        frame.add("until", now.onWire(closure->untilMs));
}

void addClock(JsonText &frame, const SessionState &state, int participant, const Moment &now)
{
    addMoment(frame, "ends_at", "left_ms", state, state.pageEndOf(participant), now);
    if (!state.isPaused())
        return;
    frame.add("paused", true);
    if (!state.pauseText().isEmpty())
        frame.add("text", state.pauseText());
}

/// A participant's messages that wait for approval, for the author's own page.
QByteArray heldMessages(const SessionState &state, int participant, int channel)
{
    QByteArray array = "[";
    const QMap<qint64, HeldMessage> &held = state.heldMessages();
    for (auto it = held.cbegin(); it != held.cend(); ++it) {
        const bool isMine = it->participant == participant && it->channel == channel && it.key() > state.participant(participant).sinceSeq;
        if (isMine && !it->refused)
            array += (array.size() > 1 ? "," : "") + ServerFrames::held(state.session(), it.key(), *it);
    }
    return array + ']';
}

/// What participants read who went to the end because nobody came for whom they waited; otherwise the page has its own words.
QString lastWords(const SessionState &state, int participant)
{
    const ParticipantState &where = state.participant(participant);
    for (const PageSpec &page : state.session().study.pages) {
        if (page.name == where.waitedInVainOn)
            return state.session().textFor(participant, where.round, page.waiting.endBodyHtml);
    }
    return {};
}

/// The choices that a participant has made on the page, by name.
QJsonObject choicesOn(const SessionState &state, int participant)
{
    const ParticipantState &where = state.participant(participant);
    const QString &page = state.session().study.pages.at(where.page).name;
    QJsonObject choices;
    for (const ChoiceState &choice : where.choices) {
        if (choice.page == page && choice.round == where.round)
            choices.insert(choice.name, choice.value);
    }
    return choices;
}

JsonText helpText(const HelpLine &line)
{
    JsonText frame("help");
    frame.add("seq", line.seq).add("at", line.atMs).add("from", line.byOperator ? u"experimenter"_s : u"you"_s).add("body", line.body);
    if (line.byOperator)
        frame.add("nickname", line.nickname);
    else
        frame.add("nonce", QString::fromUtf8(line.nonce));
    return frame;
}

} // namespace

namespace ServerFrames {

QByteArray welcome(const SessionState &state, int participant, const Moment &now)
{
    const Session &session = state.session();
    return JsonText("welcome")
        .add("session", JsonText::object().add("code", session.code).add("title", session.study.title))
        .add("participant", JsonText::object().add("code", session.participant(participant).code).add("id_in_session", participant)
                                              .add("label", state.participant(participant).label))
        .add("now", now.wireMs)
        .text();
}

QByteArray clock(const SessionState &state, int participant, const Moment &now)
{
    JsonText frame("clock");
    addClock(frame, state, participant, now);
    return frame.text();
}

QByteArray page(const SessionState &state, int participant, const Moment &now)
{
    const ParticipantState &where = state.participant(participant);
    const Study &study = state.session().study;
    if (state.isFinished(participant)) {
        return JsonText("page").add("page", u"finished"_s).add("round", where.round).add("num_rounds", study.numRounds)
            .add("title", QString()).add("body", lastWords(state, participant)).add("ends", pageEndName(PageEnd::Operator)).add("chats", QJsonArray()).text();
    }
    QByteArray chats;
    for (const ChatBox &box : state.boxesOf(participant))
        chats += (chats.isEmpty() ? "[\"" : ",\"") + state.session().channel(box.channel).handle.toLatin1() + '"'; // a handle is a code
    const PageSpec &spec = study.pages.at(where.page);
    JsonText frame("page");
    frame.add("page", spec.name).add("round", where.round).add("num_rounds", study.numRounds).add("title", state.session().titleFor(participant, where.round, where.page))
        .add("body", state.textOnPage(participant))
        .add("ends", pageEndName(spec.ends));
    addClock(frame, state, participant, now);
    if (state.isOnLastPage(participant))
        frame.add("last", true);
    if (where.ready)
        frame.add("waiting", true);
    if (const QJsonObject choices = where.ready ? QJsonObject() : choicesOn(state, participant); !choices.isEmpty())
        frame.add("choices", choices);
    return frame.addRaw("chats", chats.isEmpty() ? QByteArray("[]") : QByteArray(chats + ']')).text();
}

QByteArray channelUpToMessages(const SessionState &state, int participant, const ChatBox &box, bool more, bool resumed, const Moment &now)
{
    const ChatSpec &chat = state.session().chat(box);
    const ChatLimits &limits = state.session().limits(box);
    JsonText frame("channel");
    frame.add("channel", state.session().channel(box.channel).handle)
        .add("chat", state.session().isOfOtherSystem() ? state.session().channel(box.channel).name : chat.name)
        .add("label", box.label)
        .add("you", box.member)
        .add("nickname", box.nickname)
        .add("limits", JsonText::object().add("burst", limits.burst).add("max_chars", limits.maxCharacters).add("rate_per_s", limits.messagesPerSecond))
        .add("last_seq", state.channel(box.channel).lastSeq)
        .add("shows", JsonText::object().add("links", chat.shows.links).add("presence", chat.shows.presence).add("time", chat.shows.time).add("typing", chat.shows.typing))
        .add("seen", state.participant(participant).seenUpTo.value(box.channel))
        .add("resumed", resumed)
        .add("more", more);
    if (chat.onEnd != OnEnd::Keep)
        frame.add("on_end", wordFor(chat.onEnd, onEndWords));
    if (chat.logs.unsent)
        frame.add("logs", QJsonArray{u"unsent"_s});
    addOpenness(frame, state, participant, box, now);
    if (const qint64 sinceSeq = state.participant(participant).sinceSeq; sinceSeq != 0)
        frame.add("you_since", sinceSeq);
    if (state.session().study.translate)
        frame.add("translate", true);
    if (!state.heldMessages().isEmpty())
        frame.addRaw("held", heldMessages(state, participant, box.channel));
    return frame.textUpTo("messages");
}

QByteArray channelState(const SessionState &state, int participant, const ChatBox &box, const Moment &now)
{
    JsonText frame("channel_state");
    frame.add("channel", state.session().channel(box.channel).handle);
    addOpenness(frame, state, participant, box, now);
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
    JsonText frame("message");
    frame.add("channel", session.channel(event.channel).handle)
        .add("seq", event.seq)
        .add("from", event.member)
        .add("nickname", event.nickname)
        .add("at", event.atMs)
        .add("body", event.body);
    if (event.participant == 0)
        frame.add("experimenter", true);
    else if (event.kind == EventKind::MessageReleased)
        frame.addUtf8("nonce", heldNonceOf(event)).add("held_seq", messageOf(event));
    else
        frame.addUtf8("nonce", event.nonce);
    return frame.text();
}

QByteArray placeholder(const QByteArray &message, const HiddenMessage &hidden)
{
    const QJsonObject said = exactJson(message).object();
    JsonText frame("message");
    for (const char *key : {"channel", "seq", "from", "nickname", "at", "experimenter"}) {
        if (const QJsonValue value = said.value(QLatin1StringView(key)); !value.isUndefined())
            frame.add(key, value);
    }
    frame.add("hidden", true);
    if (!hidden.text.isEmpty())
        frame.add("text", hidden.text);
    return frame.text();
}

QByteArray hidden(const Session &session, int channel, qint64 seq, const HiddenMessage &hidden)
{
    JsonText frame("hidden");
    frame.add("channel", session.channel(channel).handle).add("seq", seq);
    if (!hidden.text.isEmpty())
        frame.add("text", hidden.text);
    return frame.text();
}

QByteArray restored(const Session &session, int channel, qint64 seq, const QByteArray &message)
{
    return JsonText("restored").add("channel", session.channel(channel).handle).add("seq", seq).addRaw("message", message).text();
}

QByteArray held(const Session &session, qint64 seq, const HeldMessage &message)
{
    return JsonText("held").add("channel", session.channel(message.channel).handle).add("seq", seq).add("at", message.atMs)
        .add("nonce", QString::fromUtf8(message.nonce)).add("body", message.body).text();
}

QByteArray chosen(const Event &event)
{
    return JsonText("chosen").add("page", pageOf(event)).add("round", roundOf(event)).add("choice", choiceOf(event)).add("value", event.body)
        .add("nonce", QString::fromUtf8(event.nonce)).add("seq", event.seq).text();
}

QByteArray notice(const Notice &notice)
{
    return JsonText("notice").add("seq", notice.seq).add("at", notice.atMs).add("from", notice.nickname).add("body", notice.body).text();
}

QByteArray help(const HelpLine &line)
{
    return helpText(line).text();
}

QByteArray helpLines(const SessionState &state, int participant)
{
    QByteArray array = "[";
    for (const HelpLine &line : state.participant(participant).help)
        array += (array.size() > 1 ? "," : "") + helpText(line).text();
    JsonText frame("help_line");
    if (state.session().study.translate)
        frame.add("translate", true);
    return frame.addRaw("lines", QByteArray(array + ']')).text();
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

QByteArray checked()
{
    return JsonText("checked").text();
}

QByteArray replaced()
{
    return JsonText("replaced").text();
}

QByteArray place(const QString &ticket)
{
    return JsonText("place").add("ticket", ticket).text();
}

QByteArray ticketRefused(const QString &reason, const QString &text, const QString &ticket)
{
    constexpr qsizetype shownCharacters = 12;
    return JsonText("error").add("code", u"bad_ticket"_s).add("reason", reason).add("text", text).add("ticket", ticket.right(shownCharacters)).text();
}

QByteArray error(const QString &code, const QString &text, qint64 retryAfterMs)
{
    JsonText frame = JsonText("error").add("code", code).add("text", text);
    if (retryAfterMs > 0)
        frame.add("retry_after_ms", retryAfterMs);
    return frame.text();
}

QByteArray bye(const QString &code, const QString &text, bool isForGood)
{
    JsonText frame = JsonText("bye").add("code", code).add("text", text);
    if (isForGood)
        frame.add("for_good", true);
    return frame.text();
}

} // namespace ServerFrames

void appendFrameHead(QByteArray &frames, qsizetype textBytes)
{
    constexpr char finalText = char(0x81);
    frames += finalText;
    const auto appendLength = [&frames](auto length) {
        char bytes[sizeof(length)];
        qToBigEndian(length, bytes);
        frames.append(bytes, sizeof(length));
    };
    if (textBytes < 126) {
        frames += char(textBytes);
    } else if (textBytes <= 0xffff) {
        frames += char(126);
        appendLength(quint16(textBytes));
    } else {
        frames += char(127);
        appendLength(quint64(textBytes));
    }
}

void appendFrame(QByteArray &frames, QByteArrayView text)
{
    constexpr qsizetype mostHeadBytes = 10;
    if (frames.isEmpty()) // otherwise it grows by doubling
        frames.reserve(text.size() + mostHeadBytes);
    appendFrameHead(frames, text.size());
    frames += text;
}

QByteArray webSocketFrame(QByteArrayView text)
{
    QByteArray frame;
    appendFrame(frame, text);
    return frame;
}

QByteArrayList textsOf(const QByteArray &frames)
{
    QByteArrayList texts;
    for (qsizetype at = 0; at + 2 <= frames.size();) {
        const char *const bytes = frames.constData() + at;
        const int shortLength = quint8(bytes[1]);
        const qsizetype head = shortLength < 126 ? 2 : shortLength == 126 ? 4 : 10;
        const qsizetype length = shortLength < 126 ? shortLength : shortLength == 126 ? qFromBigEndian<quint16>(bytes + 2) : qsizetype(qFromBigEndian<quint64>(bytes + 2));
        texts.append(frames.mid(at + head, length));
        at += head + length;
    }
    return texts;
}

} // namespace LabChat
