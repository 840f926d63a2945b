// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ticketkey.h"

#include "core/base/codes.h"
#include "core/study/names.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 64;
constexpr qsizetype longestSession = 100;
constexpr qint64 endedSecretsKeptMs = 7 * 24 * 3600 * qint64(1000); // no box stays connected for longer

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::TicketKey)
};

/// No key has this name: isKeyName().
QString openName(const QString &session)
{
    return u"open:"_s + session;
}

/// Changes a key that is there and valid.
template <typename Change>
Result<KeyList> changed(KeyList keys, const QString &name, Change change, bool mayBeOpen = false)
{
    const auto key = std::find_if(keys.begin(), keys.end(), [&name](const TicketKey &each) { return each.name == name; });
    if (key == keys.end() || (key->isOpen && !mayBeOpen))
        return failure(u"no_key"_s, Texts::tr("There is no key “%1”.").arg(name));
    if (key->isRevoked())
        return failure(u"key_revoked"_s, Texts::tr("The key “%1” has been revoked.").arg(name));
    change(*key);
    return keys;
}

Result<KeyList> revoked(KeyList keys, const QString &name, qint64 nowMs, bool isOpen)
{
    return changed(std::move(keys), name, [nowMs](TicketKey &key) {
        key.revokedAtMs = nowMs;
        key.secret.clear();
        key.oldSecrets.clear();
    }, isOpen);
}

} // namespace

qint64 TicketKey::oldUntilMs() const
{
    qint64 latest = 0;
    for (const OldSecret &old : oldSecrets)
        latest = qMax(latest, old.untilMs);
    return latest;
}

bool isKeyName(QStringView text)
{
    return isChannelName(text) && text.size() <= longestName;
}

const TicketKey *findKey(const KeyList &keys, const QString &name)
{
    const auto key = std::find_if(keys.begin(), keys.end(), [&name](const TicketKey &each) { return each.name == name; });
    return key == keys.end() ? nullptr : &*key;
}

Result<KeyList> withNewKey(KeyList keys, const QString &name, qint64 nowMs)
{
    if (!isKeyName(name))
        return failure(u"bad_key_name"_s, Texts::tr("“%1” cannot be the name of a key. Use at most %2 letters of the English alphabet, digits, “_” and “-”.").arg(name).arg(longestName));
    if (const TicketKey *const known = findKey(keys, name))
        return failure(u"key_exists"_s, known->isRevoked() ? Texts::tr("There was a key “%1”, which has been revoked. Take another name.").arg(name)
                                                           : Texts::tr("There is a key “%1” already. Take another name, or rotate that key.").arg(name));
    TicketKey key;
    key.name = name;
    key.secret = randomSecret().toLatin1();
    key.createdAtMs = nowMs;
    keys.append(key);
    return keys;
}

Result<KeyList> withRotatedKey(KeyList keys, const QString &name, qint64 nowMs, qint64 overlapMs)
{
    return changed(std::move(keys), name, [=](TicketKey &key) {
        key.oldSecrets.removeIf([=](const OldSecret &old) { return overlapMs == 0 || old.untilMs + endedSecretsKeptMs < nowMs; });
        if (overlapMs > 0)
            key.oldSecrets.append({key.secret, nowMs + overlapMs});
        key.secret = randomSecret().toLatin1();
    });
}

Result<KeyList> withRevokedKey(KeyList keys, const QString &name, qint64 nowMs)
{
    return revoked(std::move(keys), name, nowMs, false);
}

Result<KeyList> withRevokedTicket(KeyList keys, const QString &name, const QString &ticketId)
{
    return changed(std::move(keys), name, [&ticketId](TicketKey &key) {
        if (!key.revokedTickets.contains(ticketId))
            key.revokedTickets.append(ticketId);
    });
}

Result<KeyList> withOpenSession(KeyList keys, const QString &session, qint64 nowMs)
{
    if (!isChannelName(session) || session.size() > longestSession)
        return failure(u"bad_session"_s, Texts::tr("“%1” cannot be the name of a session. Use letters of the English alphabet, digits, “_” and “-”.").arg(session));
    const QString name = openName(session);
    if (const TicketKey *const known = findKey(keys, name); known && !known->isRevoked())
        return failure(u"session_open"_s, Texts::tr("The session “%1” is open already.").arg(session));
    // Who has entered by an earlier opening is told from the others by its time, whatever the clock says.
    const TicketKey *const before = findKey(keys, name);
    const qint64 openedAtMs = before ? qMax(nowMs, before->createdAtMs + 1) : nowMs;
    keys.removeIf([&name](const TicketKey &each) { return each.name == name; });
    TicketKey open;
    open.name = name;
    open.isOpen = true;
    open.sessions = {session};
    open.createdAtMs = openedAtMs;
    keys.append(open);
    return keys;
}

Result<KeyList> withClosedSession(KeyList keys, const QString &session, qint64 nowMs)
{
    const TicketKey *const known = findKey(keys, openName(session));
    if (!known || known->isRevoked())
        return failure(u"no_key"_s, Texts::tr("The session “%1” is not open to boxes without a signature.").arg(session));
    return revoked(std::move(keys), openName(session), nowMs, true);
}

Result<KeyList> withLimitedKey(KeyList keys, const TicketKey &limited)
{
    return changed(std::move(keys), limited.name, [&limited](TicketKey &key) {
        key.sessions = limited.sessions;
        key.origins = limited.origins;
        key.limits = limited.limits;
    }, limited.isOpen);
}

} // namespace LabChat
