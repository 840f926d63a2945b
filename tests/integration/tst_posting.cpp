// SPDX-License-Identifier: GPL-3.0-or-later
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// What a participant may write, and that it is stored as it was typed.
class tst_Posting final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(8, 4)); }
    void cleanup() { stopLab(); }

    void refuses_data();
    void refuses();
    void countsCharactersNotBytes();
    void limitsTheRateOfMessages();
    void keepsBodiesExactly_data();
    void keepsBodiesExactly();
    void keepsOrRefusesWhatTextsCannotHold_data();
    void keepsOrRefusesWhatTextsCannotHold();
    void keepsOtherGroupsOut();
};

void tst_Posting::refuses_data()
{
    QTest::addColumn<QString>("frame");
    QTest::addColumn<QString>("code");
    const QString post = u"{\"type\":\"post\",\"channel\":\"CHANNEL\",\"nonce\":\"n\",\"body\":\"%1\"}"_s;
    QTest::newRow("empty") << post.arg(QString()) << u"empty"_s;
    QTest::newRow("white space") << post.arg(u" \\n\\t\u00a0\u3000"_s) << u"empty"_s;
    QTest::newRow("invisible") << post.arg(u"\u200b\u200e\ufeff"_s) << u"empty"_s;
    QTest::newRow("too long") << post.arg(QString(2001, u'x')) << u"too_long"_s;
    QTest::newRow("NUL") << post.arg(u"a\\u0000b"_s) << u"bad_characters"_s;
    QTest::newRow("high half") << post.arg(u"a\\ud83db"_s) << u"bad_characters"_s;
    QTest::newRow("low half") << post.arg(u"\\ude00"_s) << u"bad_characters"_s;
    QTest::newRow("halves in the wrong order") << post.arg(u"\\ude00\\ud83d"_s) << u"bad_characters"_s;
    QTest::newRow("no such channel") << post.arg(u"hello"_s).replace(u"CHANNEL"_s, u"nowhere"_s) << u"not_a_member"_s;
    QTest::newRow("the channel's name") << post.arg(u"hello"_s).replace(u"CHANNEL"_s, u"1-group_chat-1"_s) << u"not_a_member"_s;
    QTest::newRow("help where there is none") << u"{\"type\":\"help\",\"nonce\":\"n\",\"body\":\"help\"}"_s << u"closed"_s;
    QTest::newRow("leaving the operator's page") << u"{\"type\":\"advance\",\"page\":\"your_choice\"}"_s << u"not_yours"_s;
    QTest::newRow("leaving another page") << u"{\"type\":\"advance\",\"page\":\"elsewhere\"}"_s << u"stale"_s;
    QTest::newRow("no such history") << u"{\"type\":\"history\",\"channel\":\"nowhere\",\"before\":5}"_s << u"not_a_member"_s;
}

void tst_Posting::refuses()
{
    QFETCH(QString, frame);
    QFETCH(QString, code);
    const Client client = joined(1);
    const bool hasNonce = frame.contains(u"nonce");
    client->sendText(frame.replace(u"CHANNEL"_s, client->channels().constFirst()));
    QTRY_COMPARE(client->framesOf(u"refused"_s).size(), 1);
    const QJsonObject refused = client->lastOf(u"refused"_s);
    QCOMPARE(refused.value("code"_L1).toString(), code);
    QCOMPARE(refused.value("nonce"_L1).toString(), hasNonce ? u"n"_s : QString());
    QVERIFY(!refused.value("text"_L1).toString().isEmpty());
    (void)client->post(u"Something sensible"_s);
    QTRY_COMPARE(client->bodies(), QStringList{u"Something sensible"_s});
    QVERIFY(client->framesOf(u"error"_s).isEmpty());
}

void tst_Posting::countsCharactersNotBytes()
{
    const Client client = joined(1);
    const QString longest = u"😀"_s.repeated(2000);
    (void)client->post(longest);
    QTRY_COMPARE(client->bodies(), QStringList{longest});
    const QString nonce = client->post(longest + u'x');
    QTRY_COMPARE(client->refusalOf(nonce).value("code"_L1).toString(), u"too_long"_s);
}

void tst_Posting::limitsTheRateOfMessages()
{
    const Client client = joined(1), bert = joined(2);
    QString last;
    for (int i = 1; i <= 11; ++i)
        last = client->post(QString::number(i));
    QTRY_VERIFY(client->hasAnswerTo(last));
    const QJsonObject refused = client->refusalOf(last);
    QCOMPARE(refused.value("code"_L1).toString(), u"too_fast"_s);
    const int wait = refused.value("retry_after_ms"_L1).toInt();
    QVERIFY2(wait > 0 && wait <= 200, qPrintable(QString::number(wait)));
    QTRY_COMPARE(client->messages.size(), 10);
    QString again;
    QTimer::singleShot(wait, client.get(), [&] { again = client->post(u"again"_s); });
    QTRY_COMPARE(client->messages.size(), 11); // waiting as long as the server says is enough
    QTRY_COMPARE(bert->messages.size(), 11);
    (void)bert->post(u"The others' limits are their own"_s);
    QTRY_COMPARE(client->messages.size(), 12);
}

void tst_Posting::keepsBodiesExactly_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("HTML") << u"<script>alert('1')</script> &amp; <b onclick=\"x\">bold</b> <!-- -->"_s;
    QTest::newRow("templates") << u"{{player.role}} {% csrf_token %} ${x} %1 %n"_s;
    QTest::newRow("emoji") << u"👩‍👩‍👧‍👦 🇩🇪 👍🏽 😀"_s;
    QTest::newRow("right to left") << u"שלום \u202eabc\u202c مرحبا"_s;
    QTest::newRow("lines") << u"one\ntwo\r\nthree\rfour\n\n\tfive"_s;
    QTest::newRow("spaces around") << u"  a  b  "_s;
    QTest::newRow("JSON and CSV") << u"\"quoted\", \\back\\slash, ;\t=1+1 \"\" '"_s;
    QTest::newRow("line separators") << u"a\u2028b\u2029c\u0085d"_s;
    QTest::newRow("control characters") << u"\u0001\u001b[31m\u007f\u009f"_s;
    QTest::newRow("not normalised") << u"e\u0301 é \ufb01"_s;
    QTest::newRow("zero-width no-break spaces") << u"a\ufeffb\ufeff"_s;
    QTest::newRow("a zero-width no-break space in front") << u"\ufeffa"_s; // as browsers send it, not as an escape
    QTest::newRow("noncharacters") << u"\ufdd0 \ufdef"_s + QString::fromUcs4(U"\U0001fffe", 1);
    QTest::newRow("private use") << u"\ue000"_s + QString::fromUcs4(U"\U0010fffd", 1);
    QTest::newRow("replacement character") << u"\ufffd"_s;
}

void tst_Posting::keepsBodiesExactly()
{
    QFETCH(QString, body);
    const Client anna = joined(1), bert = joined(2);
    (void)anna->post(body);
    QTRY_COMPARE(bert->bodies(), QStringList{body});
    QTRY_COMPARE(anna->bodies(), QStringList{body});
    const Client carl = joined(3);
    QCOMPARE(carl->bodies(), QStringList{body});
    const QList<QStringList> rows = m_lab->exported(ExportFormat::OTree);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1).at(5), body);
}

void tst_Posting::keepsOrRefusesWhatTextsCannotHold_data()
{
    QTest::addColumn<QString>("escaped");
    QTest::addColumn<QString>("typed");
    QTest::newRow("U+FFFF") << u"a\\uffffb"_s << u"a"_s + QChar(0xffff) + u"b"_s;
    QTest::newRow("U+FFFE") << u"a\\ufffeb"_s << u"a"_s + QChar(0xfffe) + u"b"_s;
    QTest::newRow("a byte order mark in front") << u"\\ufeffab"_s << u"\ufeffab"_s;
    QTest::newRow("the other byte order in front") << u"\\ufffeab"_s << QChar(0xfffe) + u"ab"_s;
}

/// SQLite's UTF-16 functions change these silently; the export has to contain exactly what was typed.
void tst_Posting::keepsOrRefusesWhatTextsCannotHold()
{
    QFETCH(QString, escaped);
    const Client anna = joined(1);
    anna->sendText(u"{\"type\":\"post\",\"channel\":\"%1\",\"nonce\":\"n\",\"body\":\"%2\"}"_s.arg(anna->channels().constFirst(), escaped));
    QTRY_VERIFY(!anna->refusalOf(u"n"_s).isEmpty() || !anna->messages.isEmpty());
    const QList<QStringList> rows = m_lab->exported(ExportFormat::OTree);
    if (anna->messages.isEmpty()) {
        QCOMPARE(anna->refusalOf(u"n"_s).value("code"_L1).toString(), u"bad_characters"_s);
        QCOMPARE(rows.size(), 1);
    } else {
        QTEST(rows.at(1).at(5), "typed");
    }
}

void tst_Posting::keepsOtherGroupsOut()
{
    const Client anna = joined(1), carl = joined(5);
    const QString nonce = carl->post(u"Let me in"_s, anna->channels().constFirst());
    QTRY_COMPARE(carl->refusalOf(nonce).value("code"_L1).toString(), u"not_a_member"_s);
    carl->send({{u"type"_s, u"seen"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"seq"_s, 1}});
    carl->send({{u"type"_s, u"typing"_s}, {u"channel"_s, anna->channels().constFirst()}});
    (void)carl->post(u"Among us"_s);
    QTRY_COMPARE(carl->messages.size(), 1);
    QCOMPARE(anna->messages.size(), 0);

    const Client dora = makeClient(6); // requests a place that is not its own
    dora->openSilently();
    QTRY_COMPARE(dora->socket().state(), QAbstractSocket::ConnectedState);
    dora->send({{u"type"_s, u"join"_s}, {u"ticket"_s, dora->ticket}, {u"resume"_s, QJsonObject{{anna->channels().constFirst(), 0}}}});
    QTRY_COMPARE(dora->framesOf(u"channel"_s).size(), 1);
    QCOMPARE(dora->channels(), carl->channels());
}

LABCHAT_TEST(tst_Posting, QCoreApplication)
#include "tst_posting.moc"
