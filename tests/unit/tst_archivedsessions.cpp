// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/makesession.h"
#include "store/sqlitearchive.h"
#include "support/logprobe.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Archiving and unarchiving sessions, in the log.
class tst_ArchivedSessions final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_probe = std::make_unique<LogProbe>(m_directory->path());
        m_answers.clear();
        connect(&m_probe->log, &EventLog::sessionsArchived, this, [this](const QList<qint64> &ids, qint64 atMs) { m_answers.append(answer(ids, atMs)); });
        connect(&m_probe->log, &EventLog::archivingFailed, this, [this](const Error &error) { m_answers.append(error.code); });
        for (const qint64 id : {1, 2, 3})
            create(id);
        end(1);
        end(2);
        QCOMPARE(m_probe->commits.size(), 2);
    }

    void archivesAndTakesBack()
    {
        m_probe->log.archiveSessions({1, 2}, 5000);
        QCOMPARE(m_answers, QStringList{answer({1, 2}, 5000)});
        QCOMPARE(archived(), (QList<qint64>{0, 5000, 5000}));
        m_probe->log.archiveSessions({2}, 0);
        QCOMPARE(m_answers.last(), answer({2}, 0));
        QCOMPARE(archived(), (QList<qint64>{0, 0, 5000}));
    }

    void archivesOnlyWhatHasEnded()
    {
        m_probe->log.archiveSessions({1, 3}, 5000);
        QCOMPARE(m_answers, QStringList{u"not_ended"_s});
        QCOMPARE(archived(), (QList<qint64>{0, 0, 0})); // none of them
        m_probe->log.archiveSessions({99}, 5000);
        QCOMPARE(m_answers.last(), u"not_ended"_s);
    }

    void keepsItOverARestart()
    {
        m_probe->log.archiveSessions({1}, 5000);
        m_probe->log.close();
        const LogProbe again(m_directory->path());
        QVERIFY(again.contents);
        QCOMPARE(again.contents->endedCodes.size(), 2); // nothing of them is deleted
        QCOMPARE(archived(), (QList<qint64>{0, 0, 5000}));
    }

    void failsInWordsWhenTheLogIsClosed()
    {
        m_probe->log.close();
        m_probe->log.archiveSessions({1}, 5000);
        QCOMPARE(m_answers, QStringList{u"not_stored"_s});
    }

private:
    static QString answer(const QList<qint64> &ids, qint64 atMs)
    {
        QStringList words;
        for (const qint64 id : ids)
            words.append(QString::number(id));
        return words.join(u' ') + u" at "_s + QString::number(atMs);
    }

    void create(qint64 id)
    {
        Event created;
        created.session = id;
        created.seq = 1;
        created.kind = EventKind::SessionCreated;
        m_probe->log.createSession(*LabChat::makeSession({groupChat(), {}}, id, 1), created);
    }

    void end(qint64 id)
    {
        Event ended;
        ended.session = id;
        ended.seq = 2;
        ended.kind = EventKind::SessionEnded;
        m_probe->log.append({ended});
    }

    /// When each session was archived, the newest session first.
    QList<qint64> archived() const
    {
        const SqliteArchive archive(m_directory->path());
        const auto sessions = archive.sessions().result();
        QList<qint64> times;
        for (const SessionSummary &session : sessions.value_or(QList<SessionSummary>()))
            times.append(session.archivedAtMs);
        return times;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<LogProbe> m_probe;
    QStringList m_answers;
};

LABCHAT_TEST(tst_ArchivedSessions, QCoreApplication)
#include "tst_archivedsessions.moc"
