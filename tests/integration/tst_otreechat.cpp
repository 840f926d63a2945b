// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "otreepage.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <vector>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// oTree's own chat, served for pages that nobody has changed.
class tst_OTreeChat final : public OTreeTest {
    Q_OBJECT

private slots:
    void cleanup() { stopLab(); }

    void beginsWithTheHistory()
    {
        start({});
        const Page anna = page(41);
        QTRY_COMPARE_WITH_TIMEOUT(anna->frames, 1, patienceMs);
        QCOMPARE(anna->lines.size(), 0); // []
        anna->say(u"hello"_s, m_signer.sign(u"Buyer 1"_s));
        QTRY_COMPARE_WITH_TIMEOUT(anna->shown(), QStringList{u"Buyer 1/41: hello"_s}, patienceMs);
        const Page ben = page(42);
        QTRY_COMPARE_WITH_TIMEOUT(ben->shown(), anna->shown(), patienceMs);
        ben->say(u"<b>hi</b> \"you\" 🙂"_s, m_signer.sign(u"Seller"_s));
        QTRY_COMPARE_WITH_TIMEOUT(anna->shown(), (QStringList{u"Buyer 1/41: hello"_s, u"Seller/42: <b>hi</b> \"you\" 🙂"_s}), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(ben->shown(), anna->shown(), patienceMs);
    }

    void keepsChannelsApart()
    {
        start({});
        const Page anna = page(41), other = page(42, u"7-prisoner-22"_s);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen() && other->isOpen(), patienceMs);
        anna->say(u"only here"_s, m_signer.sign(u"Anna"_s));
        other->say(u"there"_s, m_signer.sign(u"Ben"_s));
        QTRY_COMPARE_WITH_TIMEOUT(anna->shown(), QStringList{u"Anna/41: only here"_s}, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(other->shown(), QStringList{u"Ben/42: there"_s}, patienceMs);
    }

    void sendsAWholeLongHistory()
    {
        start({});
        const Page anna = page(41);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen(), patienceMs);
        constexpr int people = 75, each = 8; // more messages than are kept in memory, and nobody is too fast
        constexpr int many = people * each;
        std::vector<Page> others;
        for (int person = 0; person < people; ++person) {
            others.push_back(page(100 + person));
            QTRY_VERIFY_WITH_TIMEOUT(others.back()->isOpen(), patienceMs);
            for (int i = 0; i < each; ++i)
                others.back()->say(u"%1 of %2"_s.arg(i).arg(person), m_signer.sign(u"Somebody"_s));
        }
        QTRY_COMPARE_WITH_TIMEOUT(anna->lines.size(), many, patienceMs);
        const Page again = page(41);
        QTRY_COMPARE_WITH_TIMEOUT(again->lines.size(), many, patienceMs);
        QCOMPARE(again->shown(), anna->shown());
        QCOMPARE(again->frames, 1); // in one piece, as oTree sends it
    }

    /// As when a message was hidden: all pages of the channel come again at once.
    void readsALongHistoryOnceForAll()
    {
        start({});
        constexpr int people = 70, each = 8;
        std::vector<Page> writers;
        for (int person = 0; person < people; ++person) {
            writers.push_back(page(100 + person));
            QTRY_VERIFY_WITH_TIMEOUT(writers.back()->isOpen(), patienceMs);
            for (int i = 0; i < each; ++i)
                writers.back()->say(u"%1 of %2"_s.arg(i).arg(person), m_signer.sign(u"Somebody"_s));
        }
        QTRY_COMPARE_WITH_TIMEOUT(writers.front()->lines.size(), people * each, patienceMs);
        qint64 first = 0;
        for (const Event &event : std::as_const(m_lab->events)) {
            if (event.body == u"0 of 0")
                first = event.seq;
        }
        m_lab->server()->moderate(m_lab->sessions.constLast().session().id, {Moderate{SetHidden{1, first, true}, {}}});
        for (const Page &writer : writers)
            QTRY_COMPARE_WITH_TIMEOUT(writer->ends, 1, patienceMs);
        std::vector<Page> again;
        for (int person = 0; person < people; ++person)
            again.push_back(page(100 + person));
        for (const Page &one : again) {
            QTRY_COMPARE_WITH_TIMEOUT(one->lines.size(), people * each - 1, patienceMs);
            QCOMPARE(one->frames, 1);
            QCOMPARE(one->shown(), again.front()->shown());
        }
        again.front()->say(u"one more"_s, m_signer.sign(u"Somebody"_s));
        QTRY_COMPARE_WITH_TIMEOUT(again.back()->lines.size(), people * each, patienceMs);
    }

    void changesNamesOnlyForMessages()
    {
        start({});
        const Page anna = page(41);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen(), patienceMs);
        const auto admissions = [this] { return std::count_if(m_lab->events.cbegin(), m_lab->events.cend(), [](const Event &event) { return event.kind == EventKind::BoxAdmitted; }); };
        const auto before = admissions();
        for (int i = 0; i < 20; ++i)
            anna->say(u" "_s, m_signer.sign(u"Name %1"_s.arg(i)));
        QTRY_COMPARE_WITH_TIMEOUT(anna->lines.size(), 20, patienceMs);
        QCOMPARE(admissions(), before);
        // Two boxes of one participant, with different names.
        const Page other = page(41);
        QTRY_VERIFY_WITH_TIMEOUT(other->isOpen(), patienceMs);
        anna->say(u"as A"_s, m_signer.sign(u"A"_s));
        QTRY_VERIFY_WITH_TIMEOUT(other->shown().contains(u"A/41: as A"_s), patienceMs);
        other->say(u"as B"_s, m_signer.sign(u"B"_s));
        QTRY_VERIFY_WITH_TIMEOUT(anna->shown().contains(u"B/41: as B"_s), patienceMs);
        anna->say(u"as A again"_s, m_signer.sign(u"A"_s));
        QTRY_VERIFY_WITH_TIMEOUT(other->shown().contains(u"A/41: as A again"_s), patienceMs);
    }

    void refusesWhatOTreeHasNotSigned_data()
    {
        QTest::addColumn<QByteArray>("channel");
        QTest::addColumn<QByteArray>("participant");
        const OTreeSigner stranger("another", "");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("no signature") << QByteArray("7-prisoner-21") << QByteArray("41");
        QTest::newRow("another secret") << stranger.sign(u"7-prisoner-21"_s) << stranger.sign(u"41"_s);
        QTest::newRow("a nickname as a participant") << m_signer.sign(u"7-prisoner-21"_s) << m_signer.sign(u"Anna"_s);
        QTest::newRow("exchanged") << m_signer.sign(u"41"_s) << m_signer.sign(u"7-prisoner-21"_s);
    }
    void refusesWhatOTreeHasNotSigned()
    {
        QFETCH(QByteArray, channel);
        QFETCH(QByteArray, participant);
        start({});
        HttpClient client(m_lab->port());
        client.write(request("GET", u"/chat?channel=%1&participant_id=%2"_s.arg(QString::fromLatin1(channel), QString::fromLatin1(participant)),
                             "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"));
        QCOMPARE(client.read().status, 403);
    }

    void saysWhyAMessageWasRefused()
    {
        start({});
        const Page anna = page(41), ben = page(42);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen() && ben->isOpen(), patienceMs);
        anna->say(QString(5000, u'x'), m_signer.sign(u"Anna"_s));
        QTRY_COMPARE_WITH_TIMEOUT(anna->lines.size(), 1, patienceMs);
        QVERIFY2(anna->shown().constLast().startsWith(u"—/0: Not sent: "_s), qPrintable(anna->shown().constLast()));
        for (const QByteArray &nickname : {QByteArray("Anna"), m_signer.sign(u"42"_s), m_signer.sign(u"7-prisoner-22"_s), m_signer.sign(QString(256, u'n')), m_signer.sign(u"a\u202Eb"_s), QByteArray()}) {
            const auto before = anna->lines.size();
            anna->say(u"hi"_s, nickname);
            QTRY_COMPARE_WITH_TIMEOUT(anna->lines.size(), before + 1, patienceMs);
            QVERIFY2(anna->shown().constLast().startsWith(u"—/0: Not sent: "_s), qPrintable(anna->shown().constLast()));
        }
        anna->say(u"end"_s, m_signer.sign(u"Anna"_s));
        QTRY_COMPARE_WITH_TIMEOUT(ben->shown(), QStringList{u"Anna/41: end"_s}, patienceMs); // and nothing else
    }

    void showsWhatTheOperatorDoes()
    {
        start({});
        const Page anna = page(41);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen(), patienceMs);
        anna->say(u"one"_s, m_signer.sign(u"Anna"_s));
        anna->say(u"two"_s, m_signer.sign(u"Anna"_s));
        QTRY_COMPARE_WITH_TIMEOUT(anna->lines.size(), 2, patienceMs);
        const qint64 id = m_lab->sessions.constLast().session().id;
        qint64 first = 0;
        for (const Event &event : std::as_const(m_lab->events)) {
            if (event.body == u"one")
                first = event.seq;
        }
        m_lab->server()->moderate(id, {Moderate{SetHidden{1, first, true}, {}}});
        QTRY_COMPARE_WITH_TIMEOUT(anna->ends, 1, patienceMs); // the page reconnects by itself
        const Page again = page(41);
        QTRY_COMPARE_WITH_TIMEOUT(again->shown(), QStringList{u"Anna/41: two"_s}, patienceMs);
        m_lab->server()->moderate(id, {Moderate{SetPaused{true}, {u"op"_s, {}, u"We go on soon."_s}}});
        QTRY_COMPARE_WITH_TIMEOUT(again->shown().constLast(), u"—/0: We go on soon."_s, patienceMs);
        again->say(u"three"_s, m_signer.sign(u"Anna"_s));
        QTRY_VERIFY_WITH_TIMEOUT(again->shown().constLast().startsWith(u"—/0: Not sent: "_s), patienceMs);
        const Page late = page(42);
        QTRY_COMPARE_WITH_TIMEOUT(late->shown(), (QStringList{u"Anna/41: two"_s, u"—/0: We go on soon."_s}), patienceMs);
    }

    /// One page cannot use up what all of them may send.
    void countsOnlyMessagesThatAreAccepted()
    {
        start({});
        const Page ben = page(42);
        QTRY_VERIFY_WITH_TIMEOUT(ben->isOpen(), patienceMs);
        std::vector<Page> wild;
        constexpr int pages = 4, each = 700; // more than all may send at once
        for (int i = 0; i < pages; ++i) {
            wild.push_back(page(41));
            QTRY_VERIFY_WITH_TIMEOUT(wild.back()->isOpen(), patienceMs);
        }
        const QByteArray nickname = m_signer.sign(u"Anna"_s);
        for (const Page &one : wild) {
            for (int i = 0; i < each; ++i)
                one->say(u"again"_s, nickname); // most are faster than one participant may be
        }
        for (const Page &one : wild)
            QTRY_VERIFY_WITH_TIMEOUT(one->lines.size() >= each, patienceMs);
        ben->say(u"my turn"_s, m_signer.sign(u"Ben"_s));
        QTRY_VERIFY_WITH_TIMEOUT(ben->shown().contains(u"Ben/42: my turn"_s), patienceMs);
    }

    void readsNamesFromTheDatabase()
    {
        start(makeDatabase(m_files.path()));
        const Page anna = page(41), ben = page(42);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen() && ben->isOpen(), patienceMs);
        anna->say(u"hello"_s, m_signer.sign(u"Buyer"_s));
        QTRY_COMPARE_WITH_TIMEOUT(ben->shown(), QStringList{u"Buyer/41: hello"_s}, patienceMs);
        ben->say(u"hi"_s, m_signer.sign(u"Seller"_s));
        QTRY_COMPARE_WITH_TIMEOUT(anna->lines.size(), 2, patienceMs);
        const QList<QStringList> rows = m_lab->exported(ExportFormat::OTree);
        QCOMPARE(rows.at(1).mid(0, 6), (QStringList{u"abcd1234"_s, u"1"_s, u"anna0001"_s, u"abcd1234-prisoner-21"_s, u"Buyer"_s, u"hello"_s}));
        QCOMPARE(rows.at(2).mid(0, 6), (QStringList{u"abcd1234"_s, u"2"_s, u"ben00002"_s, u"abcd1234-prisoner-21"_s, u"Seller"_s, u"hi"_s}));
        const Page stranger = page(99);
        QTRY_COMPARE_WITH_TIMEOUT(stranger->ends, 1, patienceMs);
        QCOMPARE(stranger->lines.size(), 0);
    }

    void keepsNumbersWithoutADatabase()
    {
        start({});
        const Page anna = page(41);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen(), patienceMs);
        anna->say(u"hello"_s, m_signer.sign(u"Anna"_s));
        QTRY_COMPARE_WITH_TIMEOUT(anna->lines.size(), 1, patienceMs);
        QCOMPARE(m_lab->exported(ExportFormat::OTree).at(1).mid(0, 6), (QStringList{u"7"_s, u"1"_s, u"41"_s, u"7-prisoner-21"_s, u"Anna"_s, u"hello"_s}));
    }

    void isOffWithoutASecret()
    {
        startLab(groupChat(2, 2));
        QSignalSpy refused(m_lab->server(), &OperatorService::socketRefused);
        QCOMPARE(get(m_lab->port(), u"/chat"_s).status, 404);
        const Page anna = page(41);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patienceMs); // the page, not somebody who typed the address
        QVERIFY(refused.first().first().value<RefusedSocket>().detail.contains("oTree's secrets"_L1));
    }

private:
    QTemporaryDir m_files;
};

LABCHAT_TEST(tst_OTreeChat, QCoreApplication)
#include "tst_otreechat.moc"
