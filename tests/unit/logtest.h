// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlitearchive.h"
#include "support/logprobe.h"
#include "support/sessions.h"

#include <QtTest/QtTest>

#include <memory>

namespace LabChat::Testing {

/// Base of tests of the real log: a separate folder for each test function, and a session to fill it with.
class LogTest : public QObject {
protected:
    void startAnew()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_session = makeSession(groupChat());
        m_state = started(m_session);
    }

    [[nodiscard]] QString databasePath() const { return DataDirectory::databasePathIn(m_directory->path()); }

    void create(LogProbe &probe)
    {
        probe.log.createSession(m_session, sessionCreated(*m_session));
        QCOMPARE(probe.sessions.size(), 1);
    }

    /// The next event of the session: a message of a participant, slowly enough for the limits.
    Event say(int participant, const QString &body = QStringLiteral("x"))
    {
        ++m_nonce;
        const auto said = perform(m_state, post(m_state, participant, body, QByteArray::number(m_nonce)), startMs + 200 * m_nonce);
        Q_ASSERT(said);
        return *said;
    }

    [[nodiscard]] QStringList messagesInLog() const
    {
        QStringList bodies;
        const auto events = SqliteArchive(m_directory->path()).messages(1, 1, fromTheEnd(), 1000).result();
        if (!events)
            return {events.error().text};
        for (const Event &event : *events)
            bodies.append(event.body);
        return bodies;
    }

    static QList<qint64> seqs(const QList<Event> &events)
    {
        QList<qint64> seqs;
        for (const Event &event : events)
            seqs.append(event.seq);
        return seqs;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    SessionPtr m_session;
    SessionState m_state;
    int m_nonce = 0;
};

} // namespace LabChat::Testing
