// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/otree/otreeaddress.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The signatures of oTree's pages, and what each of them is good for.
class tst_OTreeSigner final : public QObject {
    Q_OBJECT

private slots:
    /// Made with Python's hashlib, hmac and base64 from the description of the format.
    void signsAsOTreeDoes_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("wanted");
        QTest::newRow("a participant") << u"42"_s << QByteArray("42.tXhM7BTHZkYZ8iwepkXYSYKAXjw");
        QTest::newRow("a channel") << u"7-prisoner-21"_s << QByteArray("7-prisoner-21.meV3aRuhTQ7ajTaGh1jFyOvFhIE");
        QTest::newRow("a nickname") << u"Player 1"_s << QByteArray("Player 1.BRh0TtQntKutnw2Jz5CxeGCo_Ws");
        QTest::newRow("with points") << u"Dr. No."_s << QByteArray("Dr. No..hclFrP4tr2dz1UVzsn0cU3NFLXY");
        QTest::newRow("not ASCII") << u"Zoé"_s << QByteArray("Zoé.MCNfkE3MTp_yAo753CE49RW8kNU");
    }
    void signsAsOTreeDoes()
    {
        QFETCH(QString, value);
        QTEST(m_signer.sign(value), "wanted");
        QCOMPARE(m_signer.unsign(m_signer.sign(value)), value);
    }

    void refusesWhatOTreeHasNotSigned()
    {
        const QByteArray good = m_signer.sign(u"42"_s);
        const OTreeSigner other("another secret", "pass"), otherPassword("secret", "");
        for (const QByteArray &wrong : QByteArrayList{"", "42", "42.", good.chopped(1), good + 'A', "43" + good.mid(2), good + '=', other.sign(u"42"_s), otherPassword.sign(u"42"_s)})
            QVERIFY2(!m_signer.unsign(wrong), wrong.constData());
    }

    void readsAnAddress()
    {
        const auto address = read(u"7-prisoner-21-a"_s, u"42"_s);
        QVERIFY(address);
        QCOMPARE(address->session, u"7"_s);
        QCOMPARE(address->participant, 42);
        QCOMPARE(address->app, u"prisoner"_s);
        QCOMPARE(address->channel, u"21-a"_s);
    }

    /// One key signs everything, so a signed text must not be of use where another kind is meant.
    void refusesTextsOfAnotherPurpose()
    {
        QVERIFY(!read(u"7-prisoner-21"_s, u"Anna"_s));
        QVERIFY(!read(u"7-prisoner-21"_s, u"7-prisoner-21"_s));
        QVERIFY(!read(u"42"_s, u"42"_s));
        QVERIFY(!read(u"Anna"_s, u"42"_s));
        QVERIFY(!read(u"7-prisoner"_s, u"42"_s));
        QVERIFY(!read(u"7-prisoner-ü"_s, u"42"_s));
        QVERIFY(!read(u"7-prisoner-21"_s, u"4199999999999999999"_s));
        for (const QString &nickname : {u"42"_s, u"7-prisoner-21"_s, u" 42 "_s, u"—"_s, u"— "_s})
            QVERIFY2(!readOTreeNickname(m_signer.sign(nickname), m_signer), qPrintable(nickname));
        for (const QString &nickname : {u"Anna"_s, u"Player 42"_s, u"Dr. No."_s, u"Zoé 🙂"_s})
            QCOMPARE(readOTreeNickname(m_signer.sign(nickname), m_signer), nickname);
        QVERIFY(!readOTreeNickname("Anna", m_signer));
    }

private:
    [[nodiscard]] std::optional<OTreeAddress> read(const QString &channel, const QString &participant) const
    {
        const QByteArray target = "/chat?channel=" + QUrl::toPercentEncoding(QString::fromUtf8(m_signer.sign(channel))) + "&participant_id=" + m_signer.sign(participant);
        return readOTreeAddress(parseHttpHead("GET " + target + " HTTP/1.1\r\nHost: lab\r\n\r\n").request.value_or(HttpRequest()), m_signer);
    }

    OTreeSigner m_signer{"secret", "pass"};
};

LABCHAT_TEST(tst_OTreeSigner, QCoreApplication)
#include "tst_otreesigner.moc"
