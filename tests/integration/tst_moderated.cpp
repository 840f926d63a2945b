// SPDX-License-Identifier: GPL-3.0-or-later
#include "operatortest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <map>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

const QString secret = u"The secret word is Xylophon."_s;

} // namespace

/// Messages that the operator moderates, on the wire: who gets which frames, and above all who does not.
class tst_Moderated final : public OperatorTest {
    Q_OBJECT

private slots:
    void init() { startGroups(); }
    void cleanup() { stopLab(); }

    void keepsBodiesFromWhoMayNotReadThem_data();
    void keepsBodiesFromWhoMayNotReadThem();
    void bringsWhatChangedMeanwhile();
    void hidesWhatIsNotAtHandAnyMore();
    void reportsWhatWaitsForApproval();
    void answersARepetitionOfWhatWasRefused();

private:
    void act(const QString &what, ChatClient &author);
};

void tst_Moderated::act(const QString &what, ChatClient &author)
{
    const auto has = [&](QLatin1StringView step) { return what.contains(step); };
    if (has("held"_L1))
        QVERIFY(does(SetHolding{0, 1, true}).seq);
    qint64 message = 0;
    if (has("asked"_L1)) {
        author.send({{u"type"_s, u"help"_s}, {u"nonce"_s, u"h1"_s}, {u"body"_s, secret}});
        QVERIFY(waitFor(EventKind::HelpRequested, 0).seq);
    } else if (has("answered"_L1) || has("announced"_L1) || has("experimenter"_L1)) {
        const Words words{experimenter, secret};
        message = does(has("answered"_L1) ? OperatorAction(AnswerHelp{Author, words})
                           : has("announced"_L1) ? OperatorAction(Announce{{Audience::Kind::Participants, {}, 0, 0, {Author}}, words})
                                                 : OperatorAction(Say{1, words})).seq;
        QVERIFY(message);
    } else {
        message = says(author, secret, has("held"_L1) ? EventKind::MessageHeld : EventKind::Message);
        QVERIFY(message);
    }
    if (has("refused"_L1))
        QVERIFY(does(RefuseMessage{message}).seq);
    if (has("released"_L1)) {
        message = does(ReleaseMessage{message}).seq;
        QVERIFY(message);
    }
    if (has("hidden"_L1))
        QVERIFY(does(SetHidden{1, message, true}).seq);
    if (has("restored"_L1))
        QVERIFY(does(SetHidden{1, message, false}).seq);
}

void tst_Moderated::keepsBodiesFromWhoMayNotReadThem_data()
{
    QTest::addColumn<QStringList>("readers");
    const QStringList who{u"author"_s}, before{u"author"_s, u"member"_s, u"before its reload"_s};
    const QStringList onlyAuthor = who + QStringList{u"author again"_s};
    const QStringList all = before + QStringList{u"after its reload"_s, u"late"_s, u"paging"_s, u"returning"_s, u"author again"_s};
    QTest::newRow("said") << all;
    QTest::newRow("said, hidden") << before;
    QTest::newRow("said, hidden, restored") << all;
    QTest::newRow("held") << onlyAuthor;
    QTest::newRow("held, refused") << who;
    QTest::newRow("held, refused, released") << all;
    QTest::newRow("held, released") << all;
    QTest::newRow("held, released, hidden") << before;
    QTest::newRow("said by the experimenter") << all;
    QTest::newRow("said by the experimenter, hidden") << before;
    QTest::newRow("asked in private") << onlyAuthor;
    QTest::newRow("answered in private") << onlyAuthor;
    QTest::newRow("announced to one") << onlyAuthor;
}

/// Checks every byte that comes out of every socket of the session.
void tst_Moderated::keepsBodiesFromWhoMayNotReadThem()
{
    QFETCH(QStringList, readers);
    std::map<QString, Client> sockets;
    sockets[u"author"_s] = joined(Author);
    sockets[u"member"_s] = joined(Member);
    sockets[u"before its reload"_s] = joined(Reloading);
    sockets[u"returning"_s] = joined(Returning);
    sockets[u"stranger"_s] = joined(Stranger);
    QVERIFY(says(*sockets[u"member"_s], u"Before all that"_s));
    ChatClient &returning = *sockets[u"returning"_s];
    QTRY_COMPARE(returning.messages.size(), 1);
    returning.abort();
    QTRY_COMPARE(m_lab->online.value(Returning), false);

    act(QString::fromUtf8(QTest::currentDataTag()), *sockets[u"author"_s]);

    sockets[u"after its reload"_s] = joined(Reloading);
    sockets[u"late"_s] = joined(Late);
    sockets[u"paging"_s] = joined(Paging);
    ChatClient &paging = *sockets[u"paging"_s];
    paging.send({{u"type"_s, u"history"_s}, {u"channel"_s, paging.channels().constFirst()}, {u"before"_s, 1'000'000}});
    QTRY_COMPARE(paging.framesOf(u"history"_s).size(), 1);
    QVERIFY(returning.join());
    sockets[u"author again"_s] = joined(Author);
    QVERIFY(says(*sockets[u"stranger"_s], u"Among strangers"_s));
    for (const auto &[name, client] : sockets) {
        if (client->socket().state() == QAbstractSocket::ConnectedState)
            settle(*client);
        const bool hasIt = std::any_of(client->texts.cbegin(), client->texts.cend(), [](const QString &text) { return text.contains(u"Xylophon"); });
        QVERIFY2(hasIt == readers.contains(name), qPrintable(name + (hasIt ? u" has it"_s : u" lacks it"_s)));
    }
}

void tst_Moderated::bringsWhatChangedMeanwhile()
{
    const Client anna = joined(Author), bert = joined(Member);
    const qint64 first = says(*anna, u"first"_s), second = says(*anna, u"second"_s), third = says(*anna, u"third"_s);
    QVERIFY(does(SetHidden{1, first, true}).seq);
    QTRY_COMPARE(bert->framesOf(u"hidden"_s).size(), 1);
    QCOMPARE(bert->lastOf(u"hidden"_s).value("seq"_L1).toInteger(), first);
    const qint64 fourth = says(*anna, u"fourth"_s); // whoever has received this knows about the hidden message
    QTRY_COMPARE(bert->messages.size(), 4);
    bert->abort();
    QTRY_COMPARE(m_lab->online.value(Member), false);

    QVERIFY(does(SetHidden{1, first, false}).seq);
    QVERIFY(does(SetHidden{1, second, true}, u"Gone."_s).seq);
    QVERIFY(does(SetHidden{1, third, true}).seq);
    QVERIFY(does(SetHidden{1, third, false}).seq); // unchanged: harmless
    const qint64 fifth = says(*anna, u"fifth"_s);
    QVERIFY(bert->join());
    const QJsonObject channel = bert->lastOf(u"channel"_s);
    QCOMPARE(channel.value("resumed"_L1).toBool(), true);
    QMap<qint64, QString> shown;
    for (const QJsonValue &value : channel.value("messages"_L1).toArray()) {
        const QJsonObject message = value.toObject();
        QCOMPARE(message.contains("body"_L1), !message.value("hidden"_L1).toBool());
        shown.insert(message.value("seq"_L1).toInteger(), message.value(message.contains("body"_L1) ? "body"_L1 : "text"_L1).toString());
    }
    QCOMPARE(shown, (QMap<qint64, QString>{{first, u"first"_s}, {second, u"Gone."_s}, {third, u"third"_s}, {fifth, u"fifth"_s}}));
    Q_UNUSED(fourth)
}

void tst_Moderated::hidesWhatIsNotAtHandAnyMore()
{
    useWithHelpLine(talkativeStudy(2, 2));
    constexpr int count = 520; // 500 are in memory
    const Client anna = joined(Author), bert = joined(Member);
    QTimer talk; // within the limits of frames
    connect(&talk, &QTimer::timeout, anna.get(), [&] {
        for (int i = 0; i < 15 && anna->messageCount + anna->outboxSize() < count; ++i)
            (void)anna->post(u"word %1."_s.arg(anna->messageCount + anna->outboxSize()));
    });
    talk.start(40);
    QTRY_COMPARE_WITH_TIMEOUT(bert->messageCount, count, 30'000);
    talk.stop();
    const qint64 old = bert->messages.at(3).seq;
    QVERIFY(does(SetHidden{1, old, true}).seq);
    QTRY_COMPARE(bert->lastOf(u"hidden"_s).value("seq"_L1).toInteger(), old);

    const Client again = joined(Member);
    again->send({{u"type"_s, u"history"_s}, {u"channel"_s, again->channels().constFirst()}, {u"before"_s, again->messages.constFirst().seq}});
    QTRY_COMPARE(again->framesOf(u"history"_s).size(), 1);
    const QJsonObject placeholder = again->lastOf(u"history"_s).value("messages"_L1).toArray().at(3).toObject();
    QCOMPARE(placeholder.value("seq"_L1).toInteger(), old);
    QCOMPARE(placeholder.value("hidden"_L1).toBool(), true);
    for (const QString &text : again->texts)
        QVERIFY(!text.contains(u"word 3."));

    QVERIFY(does(SetHidden{1, old, false}).seq);
    QTRY_COMPARE(again->framesOf(u"restored"_s).size(), 1);
    QCOMPARE(again->lastOf(u"restored"_s).value("message"_L1).toObject().value("body"_L1).toString(), u"word 3."_s);
}

void tst_Moderated::reportsWhatWaitsForApproval()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(does(SetHolding{Author, 0, true}).seq);
    const QString nonce = anna->post(u"May I?"_s);
    QTRY_COMPARE(anna->framesOf(u"held"_s).size(), 1);
    const QJsonObject held = anna->lastOf(u"held"_s);
    QCOMPARE(held.value("nonce"_L1).toString(), nonce);
    QCOMPARE(held.value("body"_L1).toString(), u"May I?"_s);
    QCOMPARE(held.value("channel"_L1).toString(), anna->channels().constFirst());
    const Client again = joined(Author);
    QCOMPARE(again->lastOf(u"channel"_s).value("held"_L1).toArray(), QJsonArray{held});
    QCOMPARE(joined(Late)->lastOf(u"channel"_s).value("held"_L1).toArray(), QJsonArray());

    const qint64 between = says(*bert, u"Not held"_s);
    const Event released = does(ReleaseMessage{held.value("seq"_L1).toInteger()});
    QTRY_COMPARE(again->messages.size(), 2);
    QCOMPARE(again->messages.constLast().seq, released.seq);
    QCOMPARE(again->messages.constLast().nonce, nonce);
    QCOMPARE(again->messages.constLast().from, int(Author));
    QVERIFY(released.seq > between);
    QCOMPARE(again->problems + bert->problems, QStringList());
}

void tst_Moderated::answersARepetitionOfWhatWasRefused()
{
    const Client anna = joined(Author);
    QVERIFY(does(SetHolding{0, 1, true}).seq);
    const QJsonObject post{{u"type"_s, u"post"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"nonce"_s, u"once"_s}, {u"body"_s, u"Once"_s}};
    anna->send(post);
    const qint64 held = waitFor(EventKind::MessageHeld, 0).seq;
    QVERIFY(does(RefuseMessage{held}, u"It names a person."_s).seq);
    QTRY_COMPARE(anna->refusalOf(u"once"_s).value("code"_L1).toString(), u"not_approved"_s);

    const Client again = joined(Author);
    again->send(post);
    QTRY_COMPARE(again->refusalOf(u"once"_s).value("code"_L1).toString(), u"not_approved"_s);
    QCOMPARE(again->refusalOf(u"once"_s).value("text"_L1).toString(), u"It names a person."_s);
    QVERIFY(does(ReleaseMessage{held}).seq); // released after all
    QTRY_COMPARE(again->bodies(), QStringList{u"Once"_s});
    again->send(post);
    QTRY_COMPARE(again->lastOf(u"refused"_s).value("code"_L1).toString(), u"duplicate"_s);
}

LABCHAT_TEST(tst_Moderated, QCoreApplication)
#include "tst_moderated.moc"
