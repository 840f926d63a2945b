// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "support/sessions.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <memory>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Archiving past sessions, with a server.
class tst_Archiving final : public QObject {
    Q_OBJECT

private slots:
    void archivesASessionThatHasEnded();
    void refusesASessionThatRuns();
    void refusesWhileTheLogIsNotOpen();
};

void tst_Archiving::archivesASessionThatHasEnded()
{
    const QTemporaryDir folder;
    TestLab lab({folder.path(), 0, {}, {}});
    QVERIFY(lab.start());
    const SessionPtr session = lab.createSession(groupChat(2, 2));
    QVERIFY(session);
    lab.endSession(session);
    QTRY_VERIFY(get(lab.port(), u"/join/"_s + session->code).body.contains("has ended"));
    QList<qint64> toldMs;
    connect(lab.server(), &OperatorService::sessionsArchived, this, [&](const QList<qint64> &ids, qint64 atMs) {
        QCOMPARE(ids, QList<qint64>{session->id});
        toldMs.append(atMs);
    });
    lab.server()->archiveSessions({session->id}, true);
    QTRY_COMPARE(toldMs.size(), 1);
    const qint64 atMs = toldMs.first();
    QVERIFY(qAbs(atMs - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    const auto archivedAtMs = [&lab] { return lab.archive().sessions().result().value().constFirst().archivedAtMs; };
    QCOMPARE(archivedAtMs(), atMs);
    QVERIFY(get(lab.port(), u"/join/"_s + session->code).body.contains("has ended")); // its links still report this
    QCOMPARE(lab.exported(ExportFormat::Events).size(), qsizetype(lab.events.size()) + 2); // the header and session_created
    lab.server()->archiveSessions({session->id}, false);
    QTRY_COMPARE(toldMs.size(), 2);
    QCOMPARE(toldMs.at(1), 0);
    QCOMPARE(archivedAtMs(), 0);
}

void tst_Archiving::refusesASessionThatRuns()
{
    const QTemporaryDir folder;
    TestLab lab({folder.path(), 0, {}, {}});
    QVERIFY(lab.start());
    const SessionPtr session = lab.createSession(groupChat(2, 2));
    QVERIFY(session);
    QStringList codes;
    connect(lab.server(), &OperatorService::archivingFailed, this, [&codes](const Error &error) { codes.append(error.code); });
    lab.server()->archiveSessions({session->id}, true);
    QTRY_COMPARE(codes, QStringList{u"not_ended"_s});
    QCOMPARE(get(lab.port(), u"/p/"_s + session->participant(1).ticket).status, 200);
}

void tst_Archiving::refusesWhileTheLogIsNotOpen()
{
    const QTemporaryDir folder;
    TestLab lab({folder.path(), 0, {}, {}});
    QVERIFY(lab.start());
    QStringList codes;
    connect(lab.server(), &OperatorService::archivingFailed, this, [&codes](const Error &error) { codes.append(error.code); });
    lab.server()->stop();
    lab.server()->archiveSessions({1}, true);
    QTRY_COMPARE(codes, QStringList{u"not_open"_s});
}

LABCHAT_TEST(tst_Archiving, QCoreApplication)
#include "tst_archiving.moc"
