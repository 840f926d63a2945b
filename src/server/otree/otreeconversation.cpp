// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/otree/otreeconversation.h"

#include "core/base/codes.h"
#include "core/base/exacttext.h"
#include "core/base/visibletext.h"
#include "server/otree/otreedoor.h"
#include "server/session/sessionhost.h"
#include "server/tickets/ticketclaims.h"
#include "server/wire/connection.h"

#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWaiting = 20;

constexpr int longestBody = 20'000; // the chat's own limit is lower, and says so

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray lineFor(const QString &nickname, const QString &body, qint64 participant)
{
    return compact({{u"nickname"_s, nickname}, {u"body"_s, body}, {u"participant_id"_s, participant}});
}

QByteArray inArray(const QByteArray &lines)
{
    return '[' + lines + ']';
}

/// A `channel` frame without its messages, which are its last member and may be many. Within a text the quotation marks would be escaped.
QPair<QJsonObject, QByteArray> split(const QByteArray &channel)
{
    const qsizetype at = channel.indexOf(",\"messages\":[");
    if (at < 0)
        return {exactJson(channel).object(), "[]"};
    constexpr qsizetype nameLength = 12; // ,"messages":
    return {exactJson(channel.left(at) + '}').object(), channel.mid(at + nameLength).chopped(1)};
}

} // namespace

OTreeConversation::OTreeConversation(Connection *connection, SessionHost *session, OTreeDoor &door, const QString &participant, const ChannelClaims &claims, const GrowthLimits &limits)
    : Dialect(connection), m_connection(connection), m_session(session), m_door(&door), m_participant(participant), m_claims(claims), m_limits(limits)
{
    const int known = session->session().participantByCode(participant);
    const int channel = session->session().channelByName(claims.channelName());
    m_claims.nickname = session->session().claimsOf(known, channel).nickname;
    if (m_claims.nickname.isEmpty())
        m_claims.nickname = claims.label.isEmpty() ? tr("Participant %1").arg(claims.idInSession != 0 ? QString::number(claims.idInSession) : participant) : claims.label;
    connection->speak(this);
    session->admit(m_connection, {m_participant, m_claims, randomHandle(), m_limits}, {});
}

void OTreeConversation::receive(const QByteArray &text)
{
    const QJsonObject frame = exactJson(text).object();
    const QJsonValue body = frame.value("body"_L1);
    const auto nickname = m_door->nickname(frame.value("nickname_signed"_L1).toString().toUtf8());
    const auto claims = nickname ? readClaims({{u"session"_s, u"x"_s}, {u"sub"_s, m_participant}, {u"channel"_s, m_claims.channel}, {u"nickname"_s, *nickname}})
                                 : Result<TicketClaims>(failure(u"invalid"_s, tr("The nickname is not valid. Please tell the experimenter.")));
    if (!body.isString() || !claims) {
        const QString why = claims ? tr("It is not a text.") : claims.error().text;
        emit m_door->refused(m_connection, tr("oTree's participant “%1”: a message was refused. %2").arg(m_participant, why));
        refuse(why);
    } else if (isBlank(body.toString())) {
        refuse(tr("There is nothing in it."));
    } else if (body.toString().size() > longestBody) {
        refuse(tr("It is too long."));
    } else if (m_door->waitMs() > 0) {
        refuse(tr("Too many messages are being sent. Please wait a moment."));
    } else if (!m_handle.isEmpty()) {
        say(*nickname, body.toString());
    } else if (m_waiting.size() < mostWaiting) {
        m_waiting.append({*nickname, body.toString()});
    }
}

void OTreeConversation::refuse(const QString &why)
{
    m_connection->sendUntranslated(note(tr("Not sent: %1").arg(why)));
}

/// The rules know the newest nickname, which another page of the participant may have changed.
void OTreeConversation::say(const QString &nickname, const QString &body)
{
    if (!m_session)
        return;
    m_claims.nickname = nickname;
    if (const Decision named = m_session->wish(AdmitBox{m_participant, m_claims, randomHandle(), m_limits}); !named && named.error().code != u"known")
        refuse(named.error().text);
    else if (m_session->receive(m_connection, PostFrame{m_handle, randomCode().toLatin1(), body}))
        m_door->countMessage();
}

void OTreeConversation::sayWhatWaits()
{
    for (const Waiting &one : std::exchange(m_waiting, {}))
        say(one.nickname, one.body);
}

QByteArray OTreeConversation::translated(const QByteArray &frame)
{
    constexpr QByteArrayView channelStart("{\"type\":\"channel\"");
    if (frame.startsWith(channelStart))
        return opened(frame);
    const QJsonObject json = exactJson(frame).object();
    const QString type = json.value("type"_L1).toString();
    if (type == u"history")
        return withOlder(json);
    if (type == u"message")
        return said(json);
    if (type == u"hidden" || type == u"restored") {
        m_door->forgetHistory(m_handle);
        reconnect();
    }
    if (type == u"channel_state")
        return stateChanged(json);
    if (type == u"refused")
        return note(tr("Not sent: %1").arg(json.value("text"_L1).toString()));
    if (type == u"held")
        return note(tr("Your message is being checked by the experimenter."));
    if (type == u"notice")
        return inArray(lineFor(json.value("from"_L1).toString(), json.value("body"_L1).toString(), 0));
    if (type == u"bye" || type == u"error")
        return note(json.value("text"_L1).toString());
    return {};
}

/// The first one begins the chat; those that follow tell of a changed nickname.
QByteArray OTreeConversation::opened(const QByteArray &channel)
{
    if (!m_handle.isEmpty())
        return {};
    const auto [frame, messages] = split(channel);
    m_handle = frame.value("channel"_L1).toString();
    m_history = m_door->historyOf(m_handle);
    m_openNote = stateChanged(frame);
    QMetaObject::invokeMethod(this, &OTreeConversation::sayWhatWaits, Qt::QueuedConnection);
    const qint64 lastSeq = frame.value("last_seq"_L1).toInteger();
    if (m_history->reaches(lastSeq))
        return begun();
    const QJsonArray newest = exactJson(messages).array();
    const bool more = frame.value("more"_L1).toBool();
    const qint64 first = newest.isEmpty() ? 0 : newest.at(0)["seq"_L1].toInteger();
    if (m_history->isComplete() && (!more || m_history->reaches(first))) {
        m_history->append(newest, encode());
        return begun();
    }
    m_newest = newest;
    if (!more) {
        m_history = std::make_shared<OTreeHistory>();
        m_history->prepend(newest, true, encode());
        return begun();
    }
    if (m_door->mayLoad(m_handle, this))
        load();
    return {};
}

OTreeConversation::~OTreeConversation()
{
    if (m_door) // the server may be ending
        m_door->stopWaiting(m_handle, this);
}

/// Reads the rest of a long history from the log, for all that wait for it.
void OTreeConversation::load()
{
    m_history = std::make_shared<OTreeHistory>();
    m_history->prepend(m_newest, false, encode());
    askForOlder(m_newest.isEmpty() ? 0 : m_newest.at(0)["seq"_L1].toInteger());
}

void OTreeConversation::take(const std::shared_ptr<OTreeHistory> &history)
{
    m_history = history;
    m_connection->sendUntranslated(begun());
}

QByteArray OTreeConversation::withOlder(const QJsonObject &history)
{
    if (m_hasBegun)
        return {};
    const QJsonArray messages = history.value("messages"_L1).toArray();
    const bool more = history.value("more"_L1).toBool() && !messages.isEmpty();
    m_history->prepend(messages, !more, encode());
    if (!more)
        return begun();
    askForOlder(messages.at(0)["seq"_L1].toInteger());
    return {};
}

void OTreeConversation::askForOlder(qint64 before)
{
    QMetaObject::invokeMethod(this, [this, before] {
        if (m_session)
            (void)m_session->receive(m_connection, HistoryFrame{m_handle, before});
    }, Qt::QueuedConnection);
}

/// The whole history, with what came while it was read, in one piece as oTree sends it.
QByteArray OTreeConversation::begun()
{
    m_hasBegun = true;
    m_history->append(std::exchange(m_later, {}), encode());
    m_lastSeq = m_history->lastSeq();
    m_newest = {};
    m_door->shareHistory(m_handle, m_history);
    if (m_openNote.isEmpty())
        return m_history->all();
    const QByteArray &all = m_history->all();
    return all.chopped(1) + (all.size() > 2 ? "," : "") + std::exchange(m_openNote, {}).mid(1);
}

QByteArray OTreeConversation::said(const QJsonObject &message)
{
    if (!m_hasBegun) {
        m_later.append(message);
        return {};
    }
    const qint64 seq = message.value("seq"_L1).toInteger();
    m_history->append({message}, encode());
    if (seq <= m_lastSeq)
        return {};
    m_lastSeq = seq;
    const QByteArray line = m_history->lastSeq() == seq ? m_history->lastLine() : lineOf(message); // the same bytes for all pages
    return line.isEmpty() ? QByteArray() : inArray(line);
}

QByteArray OTreeConversation::stateChanged(const QJsonObject &state)
{
    const bool isOpen = state.value("open"_L1).toBool(true);
    if (std::exchange(m_isOpen, isOpen) == isOpen)
        return {};
    const QString text = state.value("text"_L1).toString();
    if (isOpen)
        return note(tr("This chat is open again."));
    return note(text.isEmpty() ? tr("This chat is closed at the moment.") : text);
}

OTreeHistory::Encode OTreeConversation::encode() const
{
    return [this](const QJsonObject &message) { return lineOf(message); };
}

/// A hidden message is left out: the page has no placeholder.
QByteArray OTreeConversation::lineOf(const QJsonObject &message) const
{
    if (message.value("hidden"_L1).toBool())
        return {};
    const bool isExperimenter = message.value("experimenter"_L1).toBool();
    return lineFor(message.value("nickname"_L1).toString(), message.value("body"_L1).toString(), isExperimenter ? 0 : numberOf(message.value("from"_L1).toInt()));
}

/// What LabChat has to say.
QByteArray OTreeConversation::note(const QString &text) const
{
    return inArray(lineFor(otreeNoteName, text, 0));
}

qint64 OTreeConversation::numberOf(int member) const
{
    if (!m_session)
        return 0;
    const Session &session = m_session->session();
    const QList<int> members = session.channel(session.channelByHandle(m_handle)).members;
    const QString code = member > 0 && member <= members.size() ? session.participant(members.at(member - 1)).code : QString();
    bool isNumber = false;
    const qint64 number = code.toLongLong(&isNumber);
    return m_door->numberOf(code) != 0 || !isNumber ? m_door->numberOf(code) : number;
}

void OTreeConversation::reconnect()
{
    QMetaObject::invokeMethod(m_connection, [connection = m_connection] { connection->close(QWebSocketProtocol::CloseCodeGoingAway); }, Qt::QueuedConnection);
}

} // namespace LabChat
