// SPDX-License-Identifier: GPL-3.0-or-later
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Reconnecting after a lost connection, in another tab, and to a long history: no message is lost or duplicated.
class tst_Reconnecting final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(8, 4)); }
    void cleanup() { stopLab(); }

    void resumesWithWhatWasMissed();
    void answersARetryWithoutDoublingIt();
    void survivesALostConnectionWithoutDoubling();
    void givesThePlaceToTheNewestConnection();
    void joinsAgainOnTheSameConnection();
    void givesEverybodyTheSameHistory();
    void pagesThroughALongHistory();
    void keepsHistoryToMembers();
};

void tst_Reconnecting::resumesWithWhatWasMissed()
{
    const Client anna = joined(1), bert = joined(2);
    (void)anna->post(u"before"_s);
    QTRY_COMPARE(bert->messages.size(), 1);
    bert->abort();
    QTRY_COMPARE(m_lab->online.value(2), false);
    (void)anna->post(u"missed 1"_s);
    (void)anna->post(u"missed 2"_s);
    QTRY_COMPARE(anna->messages.size(), 3);
    QVERIFY(bert->join());
    const QJsonObject channel = bert->lastOf(u"channel"_s);
    QCOMPARE(channel.value("messages"_L1).toArray().size(), 2);
    QCOMPARE(channel.value("more"_L1).toBool(true), false);
    QCOMPARE(channel.value("last_seq"_L1).toInteger(), anna->messages.constLast().seq);
    QCOMPARE(bert->bodies(), anna->bodies());
    QCOMPARE(bert->problems, QStringList());

    bert->abort(); // nothing missed
    QVERIFY(bert->join());
    QCOMPARE(bert->lastOf(u"channel"_s).value("messages"_L1).toArray().size(), 0);
    (void)anna->post(u"after"_s);
    QTRY_COMPARE(bert->messages.size(), 4);
    QTRY_COMPARE(anna->bodies(), bert->bodies());
}

void tst_Reconnecting::answersARetryWithoutDoublingIt()
{
    const Client anna = joined(1), bert = joined(2);
    const QJsonObject post{{u"type"_s, u"post"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"nonce"_s, u"once"_s}, {u"body"_s, u"Once"_s}};
    anna->send(post);
    anna->send(post); // while the first one is being written to disk, most likely
    QTRY_COMPARE(anna->messages.size(), 1);
    anna->send(post);
    QTRY_COMPARE(anna->lastOf(u"refused"_s).value("code"_L1).toString(), u"duplicate"_s);
    QCOMPARE(anna->lastOf(u"refused"_s).value("nonce"_L1).toString(), u"once"_s);
    QJsonObject others = post; // a nonce is unique only for its author
    others.insert(u"body"_s, u"By somebody else"_s);
    bert->send(others);
    QTRY_COMPARE(bert->bodies(), QStringList({u"Once"_s, u"By somebody else"_s}));
    QCOMPARE(m_lab->exported(ExportFormat::OTree).size(), 3);
}

void tst_Reconnecting::survivesALostConnectionWithoutDoubling()
{
    use(talkativeStudy(2, 2));
    const Client anna = joined(1), bert = joined(2);
    QStringList said;
    for (int i = 0; i < 30; ++i) {
        said.append(QString::number(i));
        const QString nonce = anna->post(said.constLast());
        anna->socket().flush();
        if (i % 3 == 0) // lost right after it was sent, or a moment later
            QCoreApplication::processEvents();
        anna->abort();
        QVERIFY(anna->join());
        QTRY_VERIFY(anna->hasAnswerTo(nonce));
    }
    QTRY_COMPARE(bert->bodies(), said);
    QCOMPARE(anna->bodies(), said);
    QCOMPARE(anna->problems + bert->problems, QStringList());
    QCOMPARE(m_lab->exported(ExportFormat::OTree).size(), 1 + 30);
}

void tst_Reconnecting::givesThePlaceToTheNewestConnection()
{
    const Client first = joined(1), bert = joined(2);
    const Client second = joined(1);
    QTRY_COMPARE(first->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
    QCOMPARE(first->framesOf(u"replaced"_s).size(), 1);
    (void)bert->post(u"Hello"_s);
    QTRY_COMPARE(second->messages.size(), 1);
    QVERIFY(first->messages.isEmpty());
    QCOMPARE(m_lab->online.value(1), true);
    (void)second->post(u"Hi"_s);
    QTRY_COMPARE(bert->messages.size(), 2);
    QCOMPARE(bert->messages.constLast().from, 1);
}

void tst_Reconnecting::joinsAgainOnTheSameConnection()
{
    const Client anna = joined(1);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, anna->ticket}});
    QTRY_COMPARE(anna->framesOf(u"welcome"_s).size(), 2);
    QVERIFY(anna->framesOf(u"replaced"_s).isEmpty());
    (void)anna->post(u"Only once"_s);
    QTRY_COMPARE(anna->messages.size(), 1);
    anna->send({{u"type"_s, u"ping"_s}, {u"t"_s, 1}}); // when this is answered, everything before it has arrived
    QTRY_COMPARE(anna->framesOf(u"pong"_s).size(), 1);
    QCOMPARE(anna->messages.size(), 1);
}

/// A long history that several join is sent from a file in memory, and made anew when it has changed.
void tst_Reconnecting::givesEverybodyTheSameHistory()
{
    const Client anna = joined(1);
    for (int i = 0; i < 9; ++i)
        (void)anna->post(QString(1900, QChar(u'a' + i)) + u"é"_s);
    QTRY_COMPARE(anna->messages.size(), 9);
    for (int i = 0; i < 4; ++i) { // in the second place again and again
        const Client bert = joined(2);
        QCOMPARE(bert->bodies(), anna->bodies());
        const Client carl = joined(3);
        QCOMPARE(carl->bodies(), anna->bodies());
        (void)carl->post(u"news "_s + QString::number(i));
        QTRY_COMPARE(anna->messages.size(), 10 + i);
        QTRY_COMPARE(bert->bodies(), anna->bodies());
        QVERIFY(bert->problems.isEmpty() && carl->problems.isEmpty());
    }
}

void tst_Reconnecting::pagesThroughALongHistory()
{
    use(talkativeStudy(2, 2));
    constexpr int count = 1200;
    const Client anna = joined(1);
    QTimer talk; // within the limits of frames and messages
    connect(&talk, &QTimer::timeout, anna.get(), [&] {
        for (int i = 0; i < 15 && anna->messageCount + anna->outboxSize() < count; ++i)
            (void)anna->post(QString::number(anna->messageCount + anna->outboxSize()));
    });
    talk.start(40);
    QTRY_COMPARE_WITH_TIMEOUT(anna->messageCount, count, 30'000);
    talk.stop();

    const Client bert = joined(2);
    const QString channel = bert->channels().constFirst();
    QCOMPARE(bert->messages.size(), recentMessagesPerChannel);
    bool more = bert->lastOf(u"channel"_s).value("more"_L1).toBool();
    QStringList bodies = bert->bodies();
    qint64 before = bert->messages.constFirst().seq;
    for (int page = 1; more; ++page) {
        QVERIFY2(page < 100, "it has to end");
        bert->send({{u"type"_s, u"history"_s}, {u"channel"_s, channel}, {u"before"_s, before}});
        QTRY_COMPARE(bert->framesOf(u"history"_s).size(), page);
        const QJsonObject history = bert->lastOf(u"history"_s);
        QCOMPARE(history.value("channel"_L1).toString(), channel);
        const QJsonArray messages = history.value("messages"_L1).toArray();
        QVERIFY2(!messages.isEmpty(), "it said that there are more");
        QStringList older;
        for (const QJsonValue &message : messages)
            older.append(message.toObject().value("body"_L1).toString());
        bodies = older + bodies;
        before = messages.first().toObject().value("seq"_L1).toInteger();
        more = history.value("more"_L1).toBool();
    }
    QCOMPARE(bodies.size(), count);
    QCOMPARE(bodies, anna->bodies());
}

void tst_Reconnecting::keepsHistoryToMembers()
{
    const Client anna = joined(1), carl = joined(5);
    (void)anna->post(u"Among us"_s);
    QTRY_COMPARE(anna->messages.size(), 1);
    carl->send({{u"type"_s, u"history"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"before"_s, 1000}});
    QTRY_COMPARE(carl->lastOf(u"refused"_s).value("code"_L1).toString(), u"not_a_member"_s);
    QVERIFY(carl->framesOf(u"history"_s).isEmpty());
    anna->send({{u"type"_s, u"history"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"before"_s, 0}});
    QTRY_COMPARE(anna->framesOf(u"history"_s).size(), 1);
    QCOMPARE(anna->lastOf(u"history"_s).value("messages"_L1).toArray().size(), 0);
    QCOMPARE(anna->lastOf(u"history"_s).value("more"_L1).toBool(true), false);
}

LABCHAT_TEST(tst_Reconnecting, QCoreApplication)
#include "tst_reconnecting.moc"
