// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tickets/channeltickets.h"
#include "server/tickets/jsonwebtoken.h"
#include "support/testprogram.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QMessageAuthenticationCode>
#include <QtTest/QtTest>

#include <functional>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'800'000'000'000;

QByteArray part(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A token as any library makes it: written here without the library that reads it.
QByteArray token(const QJsonObject &header, const QJsonObject &claims, const QByteArray &secret, QCryptographicHash::Algorithm hash = QCryptographicHash::Sha256)
{
    const QByteArray text = part(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.' + part(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    return text + '.' + part(QMessageAuthenticationCode::hash(text, secret, hash));
}

QJsonObject header(const QString &algorithm = u"HS256"_s, const QString &key = u"otree"_s)
{
    return {{u"alg"_s, algorithm}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, key}};
}

QJsonObject claims(const QJsonObject &other = {})
{
    QJsonObject all{{u"sub"_s, u"k3j4h5g6"_s}, {u"session"_s, u"abcd1234"_s}, {u"app"_s, u"trust"_s}, {u"channel"_s, u"1-group-7"_s}, {u"nickname"_s, u"Seller"_s}};
    for (auto it = other.begin(); it != other.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

/// Makes a token that is wrong, perhaps with the right secret.
using Forgery = std::function<QByteArray(const QByteArray &secret)>;

KeyList oneKey()
{
    return *withNewKey({}, u"otree"_s, now - 1000);
}

} // namespace

/// What lets a box in another system's page in, and what does not.
class tst_ChannelTickets final : public QObject {
    Q_OBJECT

private slots:
    void init();

    void readsATicketOfAnyLibrary();
    void signsTicketsThatItReads();
    void refusesWhatTheKeyHasNotSigned_data();
    void refusesWhatTheKeyHasNotSigned();
    void takesUnsignedBoxesOnlyWhereTheOperatorOpens();
    void letsNobodyStayWhoseSecretIsReplaced();
    void saysTheSameToEveryGuess();
    void refusesTicketsOutOfTheirTime();
    void allowsClocksThatDifferALittle();
    void refusesWrongClaims_data();
    void refusesWrongClaims();
    void acceptsNumbersWhereOthersHaveThem();
    void keepsAKeyToItsSessionsAndPages();
    void lendsAKeyToNoPageThatOnlyOtherKeysName();
    void namesTheKeyWhoseSecretIsAnother();
    void acceptsTheOldSecretForAWhile();
    void keepsItsWordAboutEachOldSecret();
    void leavesThoseInWhoCameBeforeTheEndOfAnOldSecret();
    void refusesTicketsOfARevokedKey();
    void refusesARevokedTicket();
    void neverGivesANameTwice();

private:
    [[nodiscard]] QString reasonFor(const QByteArray &text, const QByteArray &origin = {}) const
    {
        const auto ticket = m_tickets->read(text, origin);
        return ticket ? u"valid"_s : ticket.error().reason;
    }
    [[nodiscard]] QByteArray secret() const { return m_tickets->keys().constFirst().secret; }

    std::optional<ChannelTickets> m_tickets;
    qint64 m_nowMs = now;
};

void tst_ChannelTickets::init()
{
    m_nowMs = now;
    m_tickets.emplace([this] { return m_nowMs; });
    m_tickets->setKeys(oneKey());
}

void tst_ChannelTickets::readsATicketOfAnyLibrary()
{
    const auto ticket = m_tickets->read(token(header(), claims({{u"label"_s, u"PC_1"_s}, {u"group"_s, u"7"_s}, {u"id_in_group"_s, 2}, {u"role"_s, u"Seller"_s},
                                                                {u"round"_s, 3}, {u"page"_s, u"Bargain"_s}, {u"jti"_s, u"t1"_s}, {u"iat"_s, now / 1000}}),
                                              secret()), {});
    QVERIFY(ticket);
    QCOMPARE(ticket->key.name, u"otree"_s);
    QCOMPARE(ticket->claims.session, u"abcd1234"_s);
    QCOMPARE(ticket->claims.participant, u"k3j4h5g6"_s);
    QCOMPARE(ticket->claims.id, u"t1"_s);
    QCOMPARE(ticket->claims.channel, (ChannelClaims{u"trust"_s, u"1-group-7"_s, u"Seller"_s, u"PC_1"_s, u"7"_s, 2, u"Seller"_s, 3, u"Bargain"_s}));
    QJsonObject withoutKey = header();
    withoutKey.remove(u"kid"_s);
    QCOMPARE(reasonFor(token(withoutKey, claims(), secret())), u"valid"_s);
}

void tst_ChannelTickets::signsTicketsThatItReads()
{
    TicketClaims written{u"s"_s, u"p"_s, {u"chat"_s, u"c"_s, u"Ann “A” Ünal 🦊"_s, u"L"_s, u"g"_s, 4, u"r"_s, 5, u"pg"_s}, u"id"_s, now + 60'000, now - 60'000};
    const QByteArray text = signedToken(claimsToJson(written), secret(), u"otree"_s);
    const auto ticket = m_tickets->read(text, {});
    QVERIFY(ticket);
    QCOMPARE(ticket->claims.channel, written.channel);
    QCOMPARE(ticket->claims.id, written.id);
    QCOMPARE(ticket->claims.expiresAtMs, written.expiresAtMs);
    QCOMPARE(ticket->claims.notBeforeMs, written.notBeforeMs);
}

void tst_ChannelTickets::refusesWhatTheKeyHasNotSigned_data()
{
    QTest::addColumn<Forgery>("forge");
    const auto text = [](const QByteArray &constant) { return Forgery([constant](const QByteArray &) { return constant; }); };
    const auto with = [](const QJsonObject &head, QCryptographicHash::Algorithm hash = QCryptographicHash::Sha256) {
        return Forgery([=](const QByteArray &secret) { return token(head, claims(), secret, hash); });
    };
    const auto changing = [](const std::function<QByteArray(const QList<QByteArray> &)> &change) {
        return Forgery([=](const QByteArray &secret) { return change(token(header(), claims(), secret).split('.')); });
    };
    const QByteArray unsignedClaims = part(QJsonDocument(claims()).toJson());
    QTest::addRow("wrong secret") << text(token(header(), claims(), "another secret"));
    QTest::addRow("empty secret") << text(token(header(), claims(), {}));
    QTest::addRow("no algorithm, with a signature") << changing([](const QList<QByteArray> &parts) -> QByteArray { return part(R"({"alg":"none","kid":"otree"})") + '.' + parts.at(1) + '.' + parts.at(2); });
    QTest::addRow("no algorithm, in capitals") << text(part(R"({"alg":"None","kid":"otree"})") + '.' + unsignedClaims + '.');
    QTest::addRow("no algorithm, signed") << with(header(u"none"_s));
    QTest::addRow("HS384") << with(header(u"HS384"_s), QCryptographicHash::Sha384);
    QTest::addRow("HS512") << with(header(u"HS512"_s), QCryptographicHash::Sha512);
    QTest::addRow("RS256, with the secret as key") << with(header(u"RS256"_s));
    QTest::addRow("another key's name") << with(header(u"HS256"_s, u"other"_s));
    QTest::addRow("an algorithm that is no text") << with({{u"alg"_s, 256}, {u"kid"_s, u"otree"_s}});
    QTest::addRow("a critical extension") << with({{u"alg"_s, u"HS256"_s}, {u"kid"_s, u"otree"_s}, {u"crit"_s, QJsonArray{u"b64"_s}}});
    QTest::addRow("changed claims") << changing([](const QList<QByteArray> &parts) -> QByteArray {
        return parts.at(0) + '.' + part(QJsonDocument(claims({{u"channel"_s, u"other"_s}})).toJson(QJsonDocument::Compact)) + '.' + parts.at(2);
    });
    QTest::addRow("no signature") << changing([](const QList<QByteArray> &parts) -> QByteArray { return parts.at(0) + '.' + parts.at(1) + '.'; });
    QTest::addRow("half a signature") << changing([](const QList<QByteArray> &parts) -> QByteArray { return parts.at(0) + '.' + parts.at(1) + '.' + parts.at(2).left(20); });
    QTest::addRow("four parts") << changing([](const QList<QByteArray> &parts) -> QByteArray { return parts.join('.') + ".x"; });
    QTest::addRow("100 kB") << Forgery([](const QByteArray &secret) { return token(header(), claims({{u"more"_s, QString(100'000, u'x')}}), secret); });
    QTest::addRow("NUL in a claim") << Forgery([](const QByteArray &secret) { return token(header(), claims({{u"nickname"_s, QString(u"Ann"_s + QChar(0) + u"Bob"_s)}}), secret); });
    QTest::addRow("not base64") << text("a.b.c");
    QTest::addRow("empty parts") << text("..");
    QTest::addRow("a participant's ticket") << text("7hq2k9m4x3n8p5w6r7t2v4y8z3");
}

void tst_ChannelTickets::refusesWhatTheKeyHasNotSigned()
{
    QFETCH(Forgery, forge);
    QCOMPARE(reasonFor(forge(secret())), u"invalid"_s);
    QCOMPARE(reasonFor(token(header(), claims(), secret())), u"valid"_s);
}

void tst_ChannelTickets::takesUnsignedBoxesOnlyWhereTheOperatorOpens()
{
    const auto unsignedFor = [](const QString &session) -> QByteArray {
        return part(R"({"alg":"none","kid":"otree"})") + '.' + part(QJsonDocument(claims({{u"session"_s, session}})).toJson(QJsonDocument::Compact)) + '.';
    };
    QCOMPARE(reasonFor(unsignedFor(u"abcd1234"_s)), u"not_open"_s);
    KeyList keys = *withOpenSession(m_tickets->keys(), u"pilot"_s, now);
    m_tickets->setKeys(keys);
    QCOMPARE(reasonFor(unsignedFor(u"abcd1234"_s)), u"not_open"_s);
    QCOMPARE(reasonFor(unsignedFor(u"pilot"_s)), u"valid"_s);
    QVERIFY(m_tickets->read(unsignedFor(u"pilot"_s), {})->key.isOpen); // and so not in the session of a key
    QVERIFY(!m_tickets->read(token(header(), claims({{u"session"_s, u"pilot"_s}}), secret()), {})->key.isOpen);
    QCOMPARE(reasonFor(token(header(u"HS256"_s, u"open:pilot"_s), claims({{u"session"_s, u"pilot"_s}}), {})), u"invalid"_s);
    QCOMPARE(withOpenSession(keys, u"pilot"_s, now).error().code, u"session_open"_s);
    QCOMPARE(withOpenSession(keys, u"a b"_s, now).error().code, u"bad_session"_s);
    const auto ticket = m_tickets->read(unsignedFor(u"pilot"_s), {});
    keys = *withClosedSession(keys, u"pilot"_s, now);
    // Also if the server hears of the closing only when the session is open again, and at the same millisecond.
    m_tickets->setKeys(*withOpenSession(keys, u"pilot"_s, now));
    QVERIFY(!m_tickets->isStillValid(*ticket));
    QVERIFY(m_tickets->isStillValid(*m_tickets->read(unsignedFor(u"pilot"_s), {})));
    m_tickets->setKeys(keys);
    QCOMPARE(reasonFor(unsignedFor(u"pilot"_s)), u"not_open"_s);
    QVERIFY(!m_tickets->isStillValid(*ticket));
    QCOMPARE(withClosedSession(keys, u"pilot"_s, now).error().code, u"no_key"_s);
    m_tickets->setKeys(*withOpenSession(keys, u"pilot"_s, now));
    QCOMPARE(reasonFor(unsignedFor(u"pilot"_s)), u"valid"_s);
}

void tst_ChannelTickets::letsNobodyStayWhoseSecretIsReplaced()
{
    const auto ticket = m_tickets->read(token(header(), claims(), secret()), {});
    QVERIFY(ticket && m_tickets->isStillValid(*ticket));
    const KeyList before = m_tickets->keys();
    m_tickets->setKeys(*withRotatedKey(before, u"otree"_s, now, 3'600'000));
    QVERIFY(m_tickets->isStillValid(*ticket));
    m_tickets->setKeys(*withRotatedKey(before, u"otree"_s, now, 0));
    QVERIFY(!m_tickets->isStillValid(*ticket));
}

void tst_ChannelTickets::saysTheSameToEveryGuess()
{
    const auto wrongKey = m_tickets->read(token(header(u"HS256"_s, u"other"_s), claims(), secret()), {});
    const auto wrongSecret = m_tickets->read(token(header(), claims(), "wrong"), {});
    QVERIFY(!wrongKey && !wrongSecret);
    QCOMPARE(wrongKey.error().text, wrongSecret.error().text);
    QVERIFY(wrongKey.error().detail != wrongSecret.error().detail); // the experimenter learns more
    QVERIFY(wrongKey.error().detail.contains(u"other"));
}

void tst_ChannelTickets::refusesTicketsOutOfTheirTime()
{
    QCOMPARE(reasonFor(token(header(), claims({{u"exp"_s, now / 1000 - 3600}}), secret())), u"expired"_s);
    QCOMPARE(reasonFor(token(header(), claims({{u"nbf"_s, now / 1000 + 3600}}), secret())), u"too_early"_s);
    QCOMPARE(reasonFor(token(header(), claims({{u"exp"_s, now / 1000 + 3600}, {u"nbf"_s, now / 1000 - 3600}}), secret())), u"valid"_s);
}

void tst_ChannelTickets::allowsClocksThatDifferALittle()
{
    QCOMPARE(reasonFor(token(header(), claims({{u"exp"_s, now / 1000 - 30}}), secret())), u"valid"_s);
    QCOMPARE(reasonFor(token(header(), claims({{u"nbf"_s, double(now) / 1000 + 30.5}}), secret())), u"valid"_s);
}

void tst_ChannelTickets::refusesWrongClaims_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addRow("missing participant") << u"sub"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("missing session") << u"session"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("missing channel") << u"channel"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("missing nickname") << u"nickname"_s << QJsonValue(QJsonValue::Undefined);
    QTest::addRow("empty nickname") << u"nickname"_s << QJsonValue(u""_s);
    QTest::addRow("invisible nickname") << u"nickname"_s << QJsonValue(u"\u3164\u2800 "_s);
    QTest::addRow("a space behind the participant") << u"sub"_s << QJsonValue(u"p1 "_s);
    QTest::addRow("a fixed space before the participant") << u"sub"_s << QJsonValue(u"\u00a0p1"_s);
    QTest::addRow("a space behind the session") << u"session"_s << QJsonValue(u"abcd1234 "_s);
    QTest::addRow("a nickname of 256 characters") << u"nickname"_s << QJsonValue(QString(256, u'x'));
    QTest::addRow("a line end in the nickname") << u"nickname"_s << QJsonValue(u"Ann\nBob"_s);
    QTest::addRow("a control character") << u"nickname"_s << QJsonValue(u"Ann\u0007"_s);
    QTest::addRow("an escape sequence") << u"nickname"_s << QJsonValue(u"\u001b[31mAnn"_s);
    QTest::addRow("a bidirectional override") << u"nickname"_s << QJsonValue(u"\u202enoitceriD"_s);
    QTest::addRow("a bidirectional isolate") << u"label"_s << QJsonValue(u"\u2067x"_s);
    QTest::addRow("a zero width space in the nickname") << u"nickname"_s << QJsonValue(u"An\u200bna"_s);
    QTest::addRow("a variation selector behind a letter") << u"nickname"_s << QJsonValue(u"Anna\ufe0f"_s);
    QTest::addRow("tags in the label") << u"label"_s << QJsonValue(u"PC_1\U000e0041"_s);
    QTest::addRow("a soft hyphen in the group") << u"group"_s << QJsonValue(u"1\u00ad"_s);
    QTest::addRow("a word joiner in the role") << u"role"_s << QJsonValue(u"buyer\u2060"_s);
    QTest::addRow("an invisible participant") << u"sub"_s << QJsonValue(u"\u200b"_s);
    QTest::addRow("a participant who looks like another") << u"sub"_s << QJsonValue(u"p1\u200d"_s);
    QTest::addRow("a participant with an emoji of several") << u"sub"_s << QJsonValue(u"❤\ufe0f"_s);
    QTest::addRow("an invisible character in the session") << u"session"_s << QJsonValue(u"abcd1234\u200b"_s);
    QTest::addRow("a channel with a space") << u"channel"_s << QJsonValue(u"my group"_s);
    QTest::addRow("a channel with a path") << u"channel"_s << QJsonValue(u"../x"_s);
    QTest::addRow("an app with a hyphen") << u"app"_s << QJsonValue(u"my-app"_s);
    QTest::addRow("an empty app") << u"app"_s << QJsonValue(u""_s);
    QTest::addRow("a long channel") << u"channel"_s << QJsonValue(QString(101, u'c'));
    QTest::addRow("a nickname that is a number's list") << u"nickname"_s << QJsonValue(QJsonArray{1});
    QTest::addRow("a participant that is an object") << u"sub"_s << QJsonValue(QJsonObject{{u"a"_s, 1}});
    QTest::addRow("a participant that is true") << u"sub"_s << QJsonValue(true);
    QTest::addRow("a channel that is null") << u"channel"_s << QJsonValue(QJsonValue::Null);
    QTest::addRow("a fractional group") << u"group"_s << QJsonValue(1.5);
    QTest::addRow("a negative round") << u"round"_s << QJsonValue(-1);
    QTest::addRow("a round in words") << u"round"_s << QJsonValue(u"three"_s);
    QTest::addRow("a round that is too large") << u"round"_s << QJsonValue(1e12);
    QTest::addRow("an end in words") << u"exp"_s << QJsonValue(u"tomorrow"_s);
    QTest::addRow("an end before time") << u"exp"_s << QJsonValue(-5);
    QTest::addRow("an end in ns") << u"exp"_s << QJsonValue(1.8e18);
}

void tst_ChannelTickets::refusesWrongClaims()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QJsonObject json = claims({{name, value}});
    if (value.isUndefined())
        json.remove(name);
    const auto ticket = m_tickets->read(token(header(), json, secret()), {});
    QVERIFY(!ticket);
    QCOMPARE(ticket.error().reason, u"bad_claim"_s);
    QVERIFY2(ticket.error().text.contains(u"“%1”"_s.arg(name)), qPrintable(ticket.error().text));
}

void tst_ChannelTickets::acceptsNumbersWhereOthersHaveThem()
{
    const auto ticket = m_tickets->read(token(header(), claims({{u"sub"_s, 17}, {u"session"_s, 3}, {u"channel"_s, 42}, {u"group"_s, 7}, {u"nickname"_s, QString(255, u'x')}}), secret()), {});
    QVERIFY(ticket);
    QCOMPARE(ticket->claims.participant, u"17"_s);
    QCOMPARE(ticket->claims.session, u"3"_s);
    QCOMPARE(ticket->claims.channel.channel, u"42"_s);
    QCOMPARE(ticket->claims.channel.group, u"7"_s);
}

void tst_ChannelTickets::keepsAKeyToItsSessionsAndPages()
{
    TicketKey limited = m_tickets->keys().constFirst();
    limited.sessions = {u"abcd1234"_s};
    limited.origins = {u"https://otree.example:8443"_s};
    m_tickets->setKeys(*withLimitedKey(m_tickets->keys(), limited));
    const QByteArray page = "https://otree.example:8443";
    QCOMPARE(reasonFor(token(header(), claims(), secret()), page), u"valid"_s);
    QCOMPARE(reasonFor(token(header(), claims({{u"session"_s, u"other"_s}}), secret()), page), u"wrong_session"_s);
    QCOMPARE(reasonFor(token(header(), claims(), secret()), "https://otree.example"), u"wrong_origin"_s);
    QCOMPARE(reasonFor(token(header(), claims(), secret())), u"wrong_origin"_s);
}

void tst_ChannelTickets::acceptsTheOldSecretForAWhile()
{
    const QByteArray old = token(header(), claims(), secret());
    m_tickets->setKeys(*withRotatedKey(m_tickets->keys(), u"otree"_s, now, 60'000));
    QCOMPARE(reasonFor(old), u"valid"_s);
    QCOMPARE(reasonFor(token(header(), claims(), secret())), u"valid"_s);
    m_nowMs = now + 60'000;
    QCOMPARE(reasonFor(old), u"invalid"_s);
    QCOMPARE(reasonFor(token(header(), claims(), secret())), u"valid"_s);
}

void tst_ChannelTickets::keepsItsWordAboutEachOldSecret()
{
    const QByteArray first = token(header(), claims(), secret());
    m_tickets->setKeys(*withRotatedKey(m_tickets->keys(), u"otree"_s, now, 60'000));
    const QByteArray second = token(header(), claims(), secret());
    m_tickets->setKeys(*withRotatedKey(m_tickets->keys(), u"otree"_s, now + 10'000, 20'000));
    m_nowMs = now + 29'000;
    QCOMPARE(reasonFor(first), u"valid"_s);
    QCOMPARE(reasonFor(second), u"valid"_s);
    QCOMPARE(m_tickets->keys().constFirst().oldUntilMs(), now + 60'000);
    m_nowMs = now + 31'000;
    QCOMPARE(reasonFor(first), u"valid"_s);
    QCOMPARE(reasonFor(second), u"invalid"_s);
    m_nowMs = now + 61'000;
    QCOMPARE(reasonFor(first), u"invalid"_s);
    m_nowMs = now + 40'000;
    m_tickets->setKeys(*withRotatedKey(m_tickets->keys(), u"otree"_s, m_nowMs, 0)); // it is in wrong hands
    QCOMPARE(reasonFor(first), u"invalid"_s);
    QVERIFY(m_tickets->keys().constFirst().oldSecrets.isEmpty());
}

void tst_ChannelTickets::leavesThoseInWhoCameBeforeTheEndOfAnOldSecret()
{
    const auto first = m_tickets->read(token(header(), claims(), secret()), {});
    m_tickets->setKeys(*withRotatedKey(m_tickets->keys(), u"otree"_s, now, 1000));
    constexpr qint64 hourMs = 3'600'000;
    m_nowMs = now + hourMs;
    m_tickets->setKeys(*withRotatedKey(m_tickets->keys(), u"otree"_s, m_nowMs, 1000));
    QVERIFY(first && m_tickets->isStillValid(*first));
    m_tickets->setKeys(*withRotatedKey(m_tickets->keys(), u"otree"_s, m_nowMs + 30 * 24 * hourMs, 1000));
    QCOMPARE(m_tickets->keys().constFirst().oldSecrets.size(), 1); // not for ever
}

void tst_ChannelTickets::lendsAKeyToNoPageThatOnlyOtherKeysName()
{
    const QByteArray page = "https://otree.example";
    const auto refused = m_tickets->read(token(header(), claims(), secret()), page, false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, u"wrong_origin"_s);
    QVERIFY2(refused.error().detail.contains(u"https://otree.example"), qPrintable(refused.error().detail));
    TicketKey limited = m_tickets->keys().constFirst();
    limited.origins = {QString::fromLatin1(page)};
    m_tickets->setKeys(*withLimitedKey(m_tickets->keys(), limited));
    QVERIFY(m_tickets->read(token(header(), claims(), secret()), page, false));
}

/// The page learns nothing of it: saysTheSameToEveryGuess().
void tst_ChannelTickets::namesTheKeyWhoseSecretIsAnother()
{
    const auto wrongSecret = m_tickets->read(token(header(), claims(), "wrong"), {});
    QVERIFY(!wrongSecret);
    QVERIFY2(wrongSecret.error().detail.contains(u"“otree”"), qPrintable(wrongSecret.error().detail));
    QVERIFY(!wrongSecret.error().text.contains(u"otree"));
    QJsonObject withoutKey = header();
    withoutKey.remove(u"kid"_s);
    const auto unnamed = m_tickets->read(token(withoutKey, claims(), "wrong"), {});
    QVERIFY(!unnamed && !unnamed.error().detail.contains(u"otree"));
}

void tst_ChannelTickets::refusesTicketsOfARevokedKey()
{
    const QByteArray before = token(header(), claims(), secret());
    const auto ticket = m_tickets->read(before, {});
    QVERIFY(ticket && m_tickets->isStillValid(*ticket));
    m_tickets->setKeys(*withRevokedKey(m_tickets->keys(), u"otree"_s, now));
    QCOMPARE(reasonFor(before), u"invalid"_s);
    QCOMPARE(reasonFor(token(header(), claims(), {})), u"invalid"_s);
    QVERIFY(!m_tickets->isStillValid(*ticket));
}

void tst_ChannelTickets::refusesARevokedTicket()
{
    const QByteArray first = token(header(), claims({{u"jti"_s, u"t1"_s}}), secret());
    const auto ticket = m_tickets->read(first, {});
    QVERIFY(ticket);
    m_tickets->setKeys(*withRevokedTicket(m_tickets->keys(), u"otree"_s, u"t1"_s));
    QCOMPARE(reasonFor(first), u"revoked"_s);
    QVERIFY(!m_tickets->isStillValid(*ticket));
    QCOMPARE(reasonFor(token(header(), claims({{u"jti"_s, u"t2"_s}}), secret())), u"valid"_s);
    QCOMPARE(reasonFor(token(header(), claims(), secret())), u"valid"_s);
}

void tst_ChannelTickets::neverGivesANameTwice()
{
    const KeyList revoked = *withRevokedKey(oneKey(), u"otree"_s, now);
    QCOMPARE(withNewKey(revoked, u"otree"_s, now).error().code, u"key_exists"_s);
    QCOMPARE(withNewKey(oneKey(), u"otree"_s, now).error().code, u"key_exists"_s);
    QCOMPARE(withNewKey({}, u"with space"_s, now).error().code, u"bad_key_name"_s);
    QCOMPARE(withRotatedKey(revoked, u"otree"_s, now, 0).error().code, u"key_revoked"_s);
    QCOMPARE(withRevokedKey({}, u"otree"_s, now).error().code, u"no_key"_s);
}

LABCHAT_TEST(tst_ChannelTickets, QCoreApplication)
#include "tst_channeltickets.moc"
