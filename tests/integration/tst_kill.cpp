// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "labprocess.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <memory>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// A real `kill -9` under load, repeatedly: every message that anybody saw is in the log exactly once.
class tst_Kill final : public QObject {
    Q_OBJECT

private slots:
    void losesNothingAndDoublesNothing();
};

void tst_Kill::losesNothingAndDoublesNothing()
{
    constexpr int numClients = 16, perGroup = 4, kills = 3;
    constexpr qint64 deliveriesBeforeKill = 3000;
    const QTemporaryDir folder;
    const QString study = writeTalkativeStudy(folder.path(), numClients, perGroup);
    const quint16 port = freeFixedPort();
    LabProcess lab(labchatProgram);
    QVERIFY2(lab.serve(folder.filePath(u"data"_s), port, {u"--study"_s, study}), lab.errorOutput.constData());
    const QJsonArray links = lab.session().value("participant_links"_L1).toArray();
    QCOMPARE(links.size(), numClients);

    std::vector<std::unique_ptr<ChatClient>> clients;
    for (const QJsonValue &link : links) {
        clients.push_back(std::make_unique<ChatClient>(lab.socketUrl(), ticketOf(link)));
        clients.back()->reconnects = true;
        clients.back()->keepsFrames = false;
        QVERIFY(clients.back()->join());
    }
    const auto deliveries = [&clients] {
        qint64 sum = 0;
        for (const auto &client : clients)
            sum += client->messageCount;
        return sum;
    };

    QStringList posted;
    QTimer talk; // each client sends a hundred per second, with at most twenty unanswered
    connect(&talk, &QTimer::timeout, this, [&] {
        for (std::size_t i = 0; i < clients.size(); ++i) {
            if (!clients[i]->channels().isEmpty() && clients[i]->outboxSize() < 20) {
                posted.append(u"%1 says %2"_s.arg(i + 1).arg(posted.size()));
                (void)clients[i]->post(posted.constLast());
            }
        }
    });
    talk.start(10);
    for (int kill = 0; kill < kills; ++kill) {
        const qint64 before = deliveries();
        QTRY_VERIFY_WITH_TIMEOUT(deliveries() >= before + deliveriesBeforeKill, 20'000);
        lab.kill(); // in the middle of it: the timer continues
        QVERIFY2(lab.serve(folder.filePath(u"data"_s), port, {u"--study"_s, study}), lab.errorOutput.constData());
        QCOMPARE(lab.session().value("resumed"_L1).toBool(), true);
    }
    const qint64 before = deliveries();
    QTRY_VERIFY_WITH_TIMEOUT(deliveries() >= before + deliveriesBeforeKill, 20'000);
    talk.stop();
    for (const auto &client : clients)
        QTRY_COMPARE_WITH_TIMEOUT(client->outboxSize(), 0, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(deliveries(), qint64(posted.size()) * perGroup, 20'000);

    const ProgramRun exported = runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.filePath(u"data"_s), u"--format"_s, u"messages"_s});
    QCOMPARE(exported.exitCode, 0);
    const QList<QStringList> rows = parseCsv(exported.output);
    const auto seqColumn = rows.constFirst().indexOf(u"seq"_s), channelColumn = rows.constFirst().indexOf(u"channel"_s),
               bodyColumn = rows.constFirst().indexOf(u"body"_s);
    QStringList inLog;
    QHash<QString, QStringList> inLogByChannel;
    qint64 lastSeq = 0;
    for (const QStringList &row : rows.mid(1)) {
        const qint64 seq = row.at(seqColumn).toLongLong();
        QVERIFY2(seq > lastSeq, "the export is in the order of seq");
        lastSeq = seq;
        inLog.append(row.at(bodyColumn));
        inLogByChannel[row.at(channelColumn)].append(QString::number(seq) + u' ' + row.at(bodyColumn));
    }
    QCOMPARE(inLog.size(), posted.size());
    std::sort(inLog.begin(), inLog.end());
    std::sort(posted.begin(), posted.end());
    QCOMPARE(inLog, posted); // each once

    for (std::size_t i = 0; i < clients.size(); ++i) {
        QStringList seen;
        for (const Said &said : std::as_const(clients[i]->messages))
            seen.append(QString::number(said.seq) + u' ' + said.body);
        QCOMPARE(seen, inLogByChannel.value(u"1-talk-%1"_s.arg(i / perGroup + 1))); // all, in the log's order
        QCOMPARE(clients[i]->problems, QStringList());
        QVERIFY(clients[i]->joins >= 1 + kills);
    }
    qInfo("%lld messages over %d kills, %lld deliveries", static_cast<long long>(posted.size()), kills, static_cast<long long>(deliveries()));
}

LABCHAT_TEST(tst_Kill, QCoreApplication)
#include "tst_kill.moc"
