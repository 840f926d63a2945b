// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keyfile.h"

#include "core/base/wholefile.h"
#include "store/datadirectory.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLockFile>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::KeyFile)
};

constexpr auto changesComeTogether = 100ms;
constexpr auto keyLockPatience = 5s;

QString keyFileIn(const QString &directory)
{
    return directory + u"/keys.json"_s;
}

QStringList textsIn(const QJsonValue &list)
{
    return list.toVariant().toStringList();
}

QJsonArray toJson(const QList<OldSecret> &secrets)
{
    QJsonArray list;
    for (const OldSecret &old : secrets)
        list.append(QJsonObject{{u"secret"_s, QString::fromLatin1(old.secret)}, {u"until_ms"_s, old.untilMs}});
    return list;
}

OldSecret oldSecretFrom(const QJsonValue &secret, const QJsonValue &untilMs)
{
    return {secret.toString().toLatin1(), untilMs.toInteger()};
}

/// Earlier versions kept one.
QList<OldSecret> oldSecretsIn(const QJsonObject &key)
{
    QList<OldSecret> secrets{oldSecretFrom(key.value("old_secret"_L1), key.value("old_until_ms"_L1))};
    for (const QJsonValue &old : key.value("old_secrets"_L1).toArray())
        secrets.append(oldSecretFrom(old["secret"_L1], old["until_ms"_L1]));
    secrets.removeIf([](const OldSecret &old) { return old.secret.isEmpty(); }); // an empty one would let anybody in
    return secrets;
}

QJsonObject toJson(const TicketKey &key)
{
    return {{u"name"_s, key.name}, {u"secret"_s, QString::fromLatin1(key.secret)}, {u"old_secrets"_s, toJson(key.oldSecrets)},
            {u"created_at_ms"_s, key.createdAtMs}, {u"revoked_at_ms"_s, key.revokedAtMs},
            {u"sessions"_s, QJsonArray::fromStringList(key.sessions)}, {u"origins"_s, QJsonArray::fromStringList(key.origins)},
            {u"revoked_tickets"_s, QJsonArray::fromStringList(key.revokedTickets)}, {u"max_sessions"_s, key.limits.sessions},
            {u"max_participants"_s, key.limits.growth.participants}, {u"max_channels"_s, key.limits.growth.channels},
            {u"messages_per_second"_s, key.limits.messagesPerSecond}, {u"open"_s, key.isOpen}};
}

TicketKey fromJson(const QJsonObject &json)
{
    TicketKey key;
    key.name = json.value("name"_L1).toString();
    key.isOpen = json.value("open"_L1).toBool();
    key.secret = json.value("secret"_L1).toString().toLatin1();
    key.oldSecrets = oldSecretsIn(json);
    key.createdAtMs = json.value("created_at_ms"_L1).toInteger();
    key.revokedAtMs = json.value("revoked_at_ms"_L1).toInteger();
    key.sessions = textsIn(json.value("sessions"_L1));
    key.origins = textsIn(json.value("origins"_L1));
    key.revokedTickets = textsIn(json.value("revoked_tickets"_L1));
    key.limits.sessions = json.value("max_sessions"_L1).toInt(key.limits.sessions);
    key.limits.growth.participants = json.value("max_participants"_L1).toInt(key.limits.growth.participants);
    key.limits.growth.channels = json.value("max_channels"_L1).toInt(key.limits.growth.channels);
    key.limits.messagesPerSecond = json.value("messages_per_second"_L1).toDouble(key.limits.messagesPerSecond);
    return key;
}

bool isSound(const TicketKey &key)
{
    const bool isSoundKey = isKeyName(key.name) && (key.isRevoked() || !key.secret.isEmpty());
    return (key.isOpen ? key.sessions.size() == 1 : isSoundKey) && key.limits.messagesPerSecond > 0
        && key.limits.sessions > 0 && key.limits.growth.participants > 0 && key.limits.growth.channels > 0;
}

Result<void> writeKeys(const QString &path, const KeyList &keys)
{
    QJsonArray list;
    for (const TicketKey &key : keys)
        list.append(toJson(key));
    return writePrivately(path, QJsonDocument(QJsonObject{{u"keys"_s, list}}).toJson());
}

} // namespace

Result<KeyList> readKeys(const QString &dataDirectory)
{
    QFile file(keyFileIn(dataDirectory));
    if (!file.exists())
        return KeyList();
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"not_read"_s, Texts::tr("The keys in “%1” cannot be read: %2.").arg(file.fileName(), file.errorString()));
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll());
    KeyList keys;
    bool isWhole = json.object().value("keys"_L1).isArray();
    for (const QJsonValue &entry : json.object().value("keys"_L1).toArray()) {
        const TicketKey key = fromJson(entry.toObject());
        isWhole = isWhole && isSound(key) && !findKey(keys, key.name);
        keys.append(key);
    }
    if (!isWhole)
        return failure(u"keys_damaged"_s, Texts::tr("The file of the keys, “%1”, is damaged. Restore it from a backup; or remove it and make new keys, if none of them is in use.").arg(file.fileName()));
    return keys;
}

Result<KeyList> changeKeys(const QString &dataDirectory, const KeyChange &change)
{
    if (!DataDirectory::make(dataDirectory))
        return failure(u"not_written"_s, Texts::tr("The data directory “%1” cannot be created.").arg(dataDirectory));
    QLockFile lock(keyFileIn(dataDirectory) + u".lock"_s);
    if (!lock.tryLock(int(std::chrono::milliseconds(keyLockPatience).count())))
        return failure(u"not_written"_s, Texts::tr("Another program is changing the keys, or “%1” cannot be written.").arg(dataDirectory));
    const auto before = readKeys(dataDirectory);
    if (!before)
        return before;
    const auto after = change(*before);
    if (!after)
        return after;
    if (const auto written = writeKeys(keyFileIn(dataDirectory), *after); !written)
        return tl::unexpected(written.error());
    return after;
}

KeyFile::KeyFile(const QString &dataDirectory) : m_directory(dataDirectory), m_watcher(this), m_settled(this)
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(changesComeTogether);
    connect(&m_settled, &QTimer::timeout, this, &KeyFile::read);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settled, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settled, qOverload<>(&QTimer::start));
}

void KeyFile::open()
{
    if (!DataDirectory::make(m_directory))
        return; // the log reports it
    m_watcher.addPath(m_directory); // the file is replaced as a whole
    read();
}

void KeyFile::read()
{
    m_watcher.addPath(keyFileIn(m_directory)); // somebody may restore it in place; the watcher forgets a file that is replaced
    const auto keys = readKeys(m_directory);
    if (!keys)
        m_reported.reset(); // once they can be read again that is news, also if they are the same
    report(keys);
}

void KeyFile::change(const KeyChange &change)
{
    report(changeKeys(m_directory, change));
}

void KeyFile::report(const Result<KeyList> &keys)
{
    if (!keys) {
        emit failed(keys.error());
    } else if (m_reported != *keys) { // the log is in the same directory, and changes often
        m_reported = *keys;
        emit keysChanged(*keys);
    }
}

} // namespace LabChat
