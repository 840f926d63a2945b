// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/otreeconversation.h"

#include "core/base/codes.h"
#include "core/base/exacttext.h"
#include "server/connection.h"
#include "server/otreedoor.h"
#include "server/sessionhost.h"
#include "server/ticketclaims.h"

#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWaiting = 20;

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace

OTreeConversation::OTreeConversation(Connection *connection, SessionHost *session, OTreeDoor &door, const QString &participant, const ChannelClaims &claims, const GrowthLimits &limits)
    : Dialect(connection), m_connection(connection), m_session(session), m_door(door), m_participant(participant), m_claims(claims), m_limits(limits)
{
    const int known = session->session().participantByCode(participant);
    const int channel = session->session().channelByName(BoxAdmission{participant, {}, claims, 0}.channelName());
    m_claims.nickname = session->session().claimsOf(known, channel).nickname;
    if (m_claims.nickname.isEmpty())
        m_claims.nickname = claims.label.isEmpty() ? tr("Participant %1").arg(claims.idInSession != 0 ? QString::number(claims.idInSession) : participant) : claims.label;
    connection->speak(this);
    admit();
}

void OTreeConversation::admit()
{
    if (m_session)
        m_session->admit(m_connection, {m_participant, m_claims, randomHandle(), m_limits}, {});
}

void OTreeConversation::receive(const QByteArray &text)
{
    const QJsonObject frame = exactJson(text).object();
    const QJsonValue body = frame.value("body"_L1);
    const auto nickname = m_door.nickname(frame.value("nickname_signed"_L1).toString().toUtf8());
    const auto claims = nickname ? readClaims({{u"session"_s, u"x"_s}, {u"sub"_s, m_participant}, {u"channel"_s, m_claims.channel}, {u"nickname"_s, *nickname}})
                                 : Result<TicketClaims>(failure(u"invalid"_s, tr("The nickname is not valid. Please tell the experimenter.")));
    if (!body.isString() || !claims) {
        const QString why = claims ? tr("It is not a text.") : claims.error().text;
        emit m_door.refused(m_connection, tr("oTree's participant “%1”: a message was refused. %2").arg(m_participant, why));
        m_connection->sendUntranslated(note(tr("Not sent: %1").arg(why)));
        return;
    }
    if (!m_handle.isEmpty())
        say(*nickname, body.toString());
    else if (m_waiting.size() < mostWaiting)
        m_waiting.append({*nickname, body.toString()});
}

void OTreeConversation::say(const QString &nickname, const QString &body)
{
    if (!m_session)
        return;
    if (nickname != m_claims.nickname) {
        m_claims.nickname = nickname;
        admit();
    }
    m_session->receive(m_connection, PostFrame{m_handle, randomCode().toLatin1(), body});
}

void OTreeConversation::sayWhatWaits()
{
    for (const Waiting &one : std::exchange(m_waiting, {}))
        say(one.nickname, one.body);
}

QByteArray OTreeConversation::translated(const QByteArray &frame)
{
    const QJsonObject json = exactJson(frame).object();
    const QString type = json.value("type"_L1).toString();
    if (type == u"channel")
        return opened(json);
    if (type == u"history")
        return withOlder(json.value("messages"_L1).toArray(), json.value("more"_L1).toBool());
    if (type == u"message") {
        if (m_isComplete)
            return compact(lines({json}));
        m_history.append(json);
        return {};
    }
    if (type == u"hidden" || type == u"restored")
        reconnect();
    if (type == u"channel_state")
        return stateChanged(json);
    if (type == u"refused")
        return note(tr("Not sent: %1").arg(json.value("text"_L1).toString()));
    if (type == u"held")
        return note(tr("Your message is being checked by the experimenter."));
    if (type == u"notice")
        return compact({line(json.value("from"_L1).toString(), json.value("body"_L1).toString())});
    if (type == u"bye" || type == u"error")
        return note(json.value("text"_L1).toString());
    return {};
}

/// The first one begins the chat; those that follow tell of a changed nickname.
QByteArray OTreeConversation::opened(const QJsonObject &channel)
{
    if (!m_handle.isEmpty())
        return {};
    m_handle = channel.value("channel"_L1).toString();
    QMetaObject::invokeMethod(this, &OTreeConversation::sayWhatWaits, Qt::QueuedConnection);
    const QByteArray history = withOlder(channel.value("messages"_L1).toArray(), channel.value("more"_L1).toBool());
    const QByteArray state = stateChanged(channel);
    if (state.isEmpty() || history.isEmpty())
        return history;
    QJsonArray both = exactJson(history).array();
    for (const QJsonValue &one : exactJson(state).array())
        both.append(one);
    return compact(both);
}

/// Older messages are read from the log until there are no more.
QByteArray OTreeConversation::withOlder(const QJsonArray &older, bool more)
{
    QJsonArray all = older;
    for (const QJsonValue &message : std::as_const(m_history))
        all.append(message);
    m_history = all;
    if (more && !all.isEmpty()) {
        const HistoryFrame ask{m_handle, all.at(0)["seq"_L1].toInteger()};
        QMetaObject::invokeMethod(this, [this, ask] {
            if (m_session)
                m_session->receive(m_connection, ask);
        }, Qt::QueuedConnection);
        return {};
    }
    m_isComplete = true;
    return compact(lines(std::exchange(m_history, {})));
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

/// Hidden messages are left out: the page has no placeholder.
QJsonArray OTreeConversation::lines(const QJsonArray &messages) const
{
    QJsonArray lines;
    for (const QJsonValue &message : messages) {
        if (!message["hidden"_L1].toBool())
            lines.append(line(message["nickname"_L1].toString(), message["body"_L1].toString(), message["experimenter"_L1].toBool() ? 0 : numberOf(message["from"_L1].toInt())));
    }
    return lines;
}

QJsonObject OTreeConversation::line(const QString &nickname, const QString &body, qint64 participant) const
{
    return {{u"nickname"_s, nickname}, {u"body"_s, body}, {u"participant_id"_s, participant}};
}

/// What LabChat has to say.
QByteArray OTreeConversation::note(const QString &text) const
{
    return compact({line(u"—"_s, text)});
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
    return m_door.numberOf(code) != 0 || !isNumber ? m_door.numberOf(code) : number;
}

void OTreeConversation::reconnect()
{
    QMetaObject::invokeMethod(m_connection, [connection = m_connection] { connection->close(QWebSocketProtocol::CloseCodeGoingAway); }, Qt::QueuedConnection);
}

} // namespace LabChat
