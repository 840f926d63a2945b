// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tickets/channeltickets.h"

#include "core/base/origins.h"
#include "server/tickets/jsonwebtoken.h"
#include "server/wire/clientframe.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ChannelTickets)
};

tl::unexpected<TicketRefusal> refuse(const QString &reason, const QString &text, const QString &detail, const QString &key = {})
{
    return tl::unexpected(TicketRefusal{reason, text, detail, key});
}

/// Says the same for everything that is not signed, so that it helps nobody who guesses.
tl::unexpected<TicketRefusal> refuseInvalid(const QString &detail)
{
    return refuse(u"invalid"_s, Texts::tr("This chat's ticket is not valid. Please tell the experimenter."), detail);
}

QList<QByteArray> secretsOf(const TicketKey &key, qint64 nowMs)
{
    QList<QByteArray> secrets{key.secret};
    for (const OldSecret &old : key.oldSecrets) {
        if (nowMs < old.untilMs)
            secrets.append(old.secret);
    }
    return secrets;
}

/// A session that is open to anybody has no key.
QString nameOf(const TicketKey &key)
{
    return key.isOpen ? Texts::tr("a box without a ticket") : Texts::tr("key “%1”").arg(key.name);
}

} // namespace

QString ChannelTicket::where() const
{
    return Texts::tr("%1, session “%2”", "a key").arg(nameOf(key), claims.session);
}

/// The key that a ticket names, or all of them if it names none: not every library can write a header.
QList<const TicketKey *> ChannelTickets::candidates(const QJsonObject &header) const
{
    QList<const TicketKey *> found;
    for (const TicketKey &key : m_keys) {
        if (key.isOpen)
            continue;
        if (!header.contains("kid"_L1) || header.value("kid"_L1).toString() == key.name)
            found.append(&key);
    }
    return found;
}

/// What is checked of every ticket, whoever has signed it.
tl::expected<ChannelTicket, TicketRefusal> ChannelTickets::checked(const TicketKey &key, const QJsonObject &json, const QByteArray &token, const User &user) const
{
    const qint64 nowMs = m_clock();
    const auto claims = readClaims(json);
    if (!claims)
        return refuse(claims.error().code, claims.error().text, u"%1: %2"_s.arg(nameOf(key), claims.error().text));
    const ChannelTicket ticket{key, *claims, QString::fromLatin1(token)};
    const QString who = Texts::tr("%1, participant “%2”", "a key and a session").arg(ticket.where(), claims->participant);
    if (key.revokedTickets.contains(claims->id) && !claims->id.isEmpty())
        return refuse(u"revoked"_s, Texts::tr("This chat's ticket has been withdrawn. Please tell the experimenter."), Texts::tr("%1: the ticket “%2” was revoked").arg(who, claims->id));
    if (claims->expiresAtMs != 0 && nowMs >= claims->expiresAtMs + clockLeewayMs)
        return refuse(u"expired"_s, Texts::tr("This chat's ticket has expired. Please reload the page."), Texts::tr("%1: it has expired").arg(who));
    if (claims->notBeforeMs != 0 && nowMs < claims->notBeforeMs - clockLeewayMs)
        return refuse(u"too_early"_s, Texts::tr("This chat's ticket is not valid yet. Please tell the experimenter."),
                      Texts::tr("%1: it is not valid yet. Perhaps the clocks of the two computers differ.").arg(who));
    if (!key.sessions.isEmpty() && !key.sessions.contains(claims->session))
        return refuse(u"wrong_session"_s, Texts::tr("This chat's ticket is for another session. Please tell the experimenter."), Texts::tr("%1: the key is not for this session").arg(who));
    const QString wrongOrigin = Texts::tr("This page may not use this chat's ticket. Please tell the experimenter.");
    if (!key.origins.isEmpty() && !isListedOrigin(user.origin, key.origins))
        return refuse(u"wrong_origin"_s, wrongOrigin, Texts::tr("%1: the key is not for pages of %2").arg(who, QString::fromLatin1(user.origin)), key.name);
    if (key.origins.isEmpty() && !user.mayUseAnyKey)
        return refuse(u"wrong_origin"_s, wrongOrigin, Texts::tr("%1: pages of %2 are allowed only for the keys that name them. Allow them in the preferences, too").arg(who, QString::fromLatin1(user.origin)));
    return ticket;
}

/// A box that nobody has signed: only its session can let it in, if the operator has opened it.
tl::expected<ChannelTicket, TicketRefusal> ChannelTickets::readUnsigned(const QJsonObject &json, const QByteArray &token, const User &user) const
{
    const QString session = json.value("session"_L1).toString();
    for (const TicketKey &key : m_keys) {
        if (key.isOpen && !key.isRevoked() && key.sessions.contains(session))
            return checked(key, json, token, user);
    }
    return refuse(u"not_open"_s, Texts::tr("This chat is not open. Please tell the experimenter."), Texts::tr("session “%1”: it is not open to boxes without a signature").arg(session.left(100)));
}

tl::expected<ChannelTicket, TicketRefusal> ChannelTickets::read(const QByteArray &token, const QByteArray &origin, bool mayUseAnyKey) const
{
    const User user{origin, mayUseAnyKey};
    if (token.size() > maxTicketBytes)
        return refuseInvalid(Texts::tr("it is longer than %1 KiB").arg(maxTicketBytes / 1024));
    if (const auto json = unsecuredClaims(token))
        return readUnsigned(*json, token, user);
    const auto header = tokenHeader(token);
    if (!header)
        return refuseInvalid(Texts::tr("it is not a token that is signed with HS256"));
    const QList<const TicketKey *> keys = candidates(*header);
    if (keys.isEmpty())
        return refuseInvalid(Texts::tr("it names the key “%1”, which does not exist").arg(header->value("kid"_L1).toString().left(64)));
    for (const TicketKey *const key : keys) {
        if (const auto json = verifiedClaims(token, secretsOf(*key, m_clock())))
            return checked(*key, *json, token, user);
    }
    if (header->contains("kid"_L1) && keys.constFirst()->isRevoked())
        return refuseInvalid(Texts::tr("its key “%1” was revoked").arg(keys.constFirst()->name));
    if (header->contains("kid"_L1))
        return refuseInvalid(Texts::tr("it is not signed with the secret of key “%1”").arg(keys.constFirst()->name));
    return refuseInvalid(Texts::tr("no valid key has signed it"));
}

bool ChannelTickets::isStillValid(const ChannelTicket &ticket) const
{
    const TicketKey *const key = findKey(m_keys, ticket.key.name);
    if (!key || key->isRevoked() || (!ticket.claims.id.isEmpty() && key->revokedTickets.contains(ticket.claims.id)))
        return false;
    if (key->isOpen)
        return key->createdAtMs == ticket.key.createdAtMs; // it may have been closed and opened again
    // A secret that was replaced without an overlap lets nobody stay. After an overlap, those stay who came before its end.
    constexpr qint64 atAnyTime = 0;
    return verifiedClaims(ticket.token.toLatin1(), secretsOf(*key, atAnyTime)).has_value();
}

} // namespace LabChat
