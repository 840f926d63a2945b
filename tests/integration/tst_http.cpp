// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

/// The head of a WebSocket handshake (RFC 6455, section 4.1), with one line replaced.
QByteArray handshake(const QByteArray &version = "13", const QByteArray &headers = {})
{
    return request("GET", u"/ws"_s, "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                    "Sec-WebSocket-Protocol: labchat.v1\r\nSec-WebSocket-Version: " + version + "\r\n" + headers);
}

} // namespace

/// The files and pages that browsers open, and requests of hostile or broken clients.
class tst_Http final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(2, 2), {{{u"https://survey.example"_s}, {u"https://frame.example"_s}}}); }
    void cleanup() { stopLab(); }

    void showsAParticipantsPage();
    void reportsThatItIsHealthy();
    void servesFilesThatBrowsersKeep_data();
    void servesFilesThatBrowsersKeep();
    void lendsOthersOnlyTheChatBox_data();
    void lendsOthersOnlyTheChatBox();
    void isFramedOnlyByThoseWhoMay();
    void servesNothingElse_data();
    void servesNothingElse();
    void answersHeadWithoutBody_data();
    void answersHeadWithoutBody();
    void refusesOtherMethods_data();
    void refusesOtherMethods();
    void answersOneRequestAfterTheOther();
    void endsTheConnectionWhenAsked();
    void readsAHeadInManyPieces();
    void refusesALargeHead();
    void refusesABody_data();
    void refusesABody();
    void refusesWhatIsNotHttp_data();
    void refusesWhatIsNotHttp();
    void dropsASlowHead();
    void opensTheSocketForItsOwnPages_data();
    void opensTheSocketForItsOwnPages();
    void saysWhyASocketIsRefused();
    void countsRefusedSocketsForTheOperator();
    void saysWhenARefusedPageGetsIn();
    void refusesAnotherVersionOfWebSocket();
    void refusesFramesBeforeTheHandshake();

private:
    [[nodiscard]] QString pathOf(int participant) const { return u"/p/"_s + m_session->participant(participant).ticket; }
};

void tst_Http::showsAParticipantsPage()
{
    const HttpAnswer answer = get(m_lab->port(), pathOf(1));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), "text/html; charset=utf-8");
    QCOMPARE(answer.header("content-length").toLongLong(), answer.body.size());
    QVERIFY(answer.body.startsWith("<!DOCTYPE html>"));
    QCOMPARE(answer.header("cache-control"), "no-store");
    QCOMPARE(answer.header("x-content-type-options"), "nosniff");
    QCOMPARE(answer.header("referrer-policy"), "no-referrer");
    const QByteArray policy = answer.header("content-security-policy");
    for (const char *part : {"default-src 'self'", "ws://lab.example:8000", "object-src 'none'", "base-uri 'none'"})
        QVERIFY2(policy.contains(part), policy.constData());
    QVERIFY(!policy.contains("unsafe"));
}

void tst_Http::reportsThatItIsHealthy()
{
    const HttpAnswer answer = get(m_lab->port(), u"/healthz"_s);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), "application/json");
    QCOMPARE(QJsonDocument::fromJson(answer.body).object().value("status"_L1).toString(), u"ok"_s);
}

void tst_Http::servesFilesThatBrowsersKeep_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("chat box") << u"/labchat.js"_s << "text/javascript; charset=utf-8"_ba;
    QTest::newRow("chat box as one file") << u"/labchat.bundle.js"_s << "text/javascript; charset=utf-8"_ba;
    QTest::newRow("page script") << u"/web/page.js"_s << "text/javascript; charset=utf-8"_ba;
    QTest::newRow("style") << u"/web/page.css"_s << "text/css; charset=utf-8"_ba;
    QTest::newRow("icon") << u"/web/icon.svg"_s << "image/svg+xml"_ba;
    QTest::newRow("icon that browsers ask for") << u"/favicon.ico"_s << "image/svg+xml"_ba;
    QTest::newRow("with a query") << u"/labchat.js?v=1"_s << "text/javascript; charset=utf-8"_ba;
}

void tst_Http::servesFilesThatBrowsersKeep()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, type);
    const HttpAnswer answer = get(m_lab->port(), path);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), type);
    QVERIFY(!answer.body.isEmpty());
    QCOMPARE(answer.header("content-length").toLongLong(), answer.body.size());
    QVERIFY(!answer.header("content-security-policy").isEmpty());
    const QByteArray etag = answer.header("etag");
    QVERIFY(etag.size() > 2 && etag.startsWith('"') && etag.endsWith('"'));

    HttpClient client(m_lab->port());
    client.write(request("GET", path, "If-None-Match: " + etag + "\r\n"));
    const HttpAnswer known = client.read();
    QCOMPARE(known.status, 304);
    QCOMPARE(known.header("etag"), etag);
    client.write(request("GET", path, "If-None-Match: \"older\"\r\n")); // a body after the 304 would be in front of this answer
    QCOMPARE(client.read().body, answer.body);
}

/// CORS and Cross-Origin-Resource-Policy: pages of other origins load the box, its parts and its style sheets.
void tst_Http::lendsOthersOnlyTheChatBox_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isLent");
    for (const char *path : {"/labchat.js", "/labchat.bundle.js", "/web/connection.js", "/web/log.js", "/web/texts.js", "/web/dom.js", "/web/labchat.css", "/web/experimenter.css"})
        QTest::newRow(path) << QString::fromLatin1(path) << true;
    for (const char *path : {"/web/page.js", "/web/entering.js", "/web/page.css", "/web/icon.svg", "/web/split.css", "/", "/healthz", "/nothing"})
        QTest::newRow(path) << QString::fromLatin1(path) << false;
    QTest::newRow("a participant's page") << QString() << false;
}

void tst_Http::lendsOthersOnlyTheChatBox()
{
    QFETCH(QString, path);
    QFETCH(bool, isLent);
    const HttpAnswer answer = get(m_lab->port(), path.isEmpty() ? pathOf(1) : path, "Host: lab:8000\r\nOrigin: https://survey.example\r\n");
    QCOMPARE(answer.header("access-control-allow-origin"), isLent ? QByteArray("*") : QByteArray());
    QCOMPARE(answer.header("cross-origin-resource-policy"), isLent ? QByteArray("cross-origin") : QByteArray("same-origin"));
}

void tst_Http::isFramedOnlyByThoseWhoMay()
{
    const auto policy = [this] { return get(m_lab->port(), pathOf(1)).header("content-security-policy"); };
    QVERIFY2(policy().endsWith("frame-ancestors 'self' https://frame.example"), policy().constData());
    m_lab->server()->allowPages({{}, {u"https://other.example:8443"_s, u"https://evil.example; script-src *"_s, u"*"_s, u"https://a.example/path"_s}});
    QTRY_VERIFY2(policy().endsWith("frame-ancestors 'self' https://frame.example https://other.example:8443"), policy().constData());
}

void tst_Http::servesNothingElse_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/nothing", "/web/page.html", "/web/notice.html", "/web/", "/web", "/web/../sql/0001_initial.sql",
                             "/web/%2e%2e/sql/0001_initial.sql", "/web//etc/passwd", "/../../etc/passwd", "/join/", "/join", "/room/", "/p/", "/p",
                             "/p/%00", "/p/a/b", "//", "/labchat.js/", "/web/page.js%00.css"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void tst_Http::servesNothingElse()
{
    QFETCH(QString, path);
    const HttpAnswer answer = get(m_lab->port(), path);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.header("content-type"), "text/html; charset=utf-8");
}

void tst_Http::answersHeadWithoutBody_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("form for a code") << u"/?code=nobody"_s << 404;
    QTest::newRow("health") << u"/healthz"_s << 200;
    QTest::newRow("participant page") << QString() << 200;
    QTest::newRow("file") << u"/labchat.js"_s << 200;
    QTest::newRow("not found") << u"/p/nobody"_s << 404;
}

void tst_Http::answersHeadWithoutBody()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    if (path.isEmpty())
        path = pathOf(1);
    HttpClient client(m_lab->port());
    client.write(request("HEAD", path, "Connection: close\r\n"));
    const HttpAnswer answer = client.read(true);
    QCOMPARE(answer.status, status);
    QVERIFY(client.isEnded());
    QVERIFY(client.isDrained());
    const HttpAnswer whole = get(m_lab->port(), path, "Connection: close\r\n");
    QCOMPARE(answer.headers, whole.headers);
    QVERIFY(!whole.body.isEmpty());
}

void tst_Http::refusesOtherMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"})
        QTest::newRow(method) << QByteArray(method);
}

void tst_Http::refusesOtherMethods()
{
    QFETCH(QByteArray, method);
    HttpClient client(m_lab->port());
    client.write(request(method, u"/join/"_s + m_session->code));
    const HttpAnswer answer = client.read();
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.header("allow"), "GET, HEAD");
}

void tst_Http::answersOneRequestAfterTheOther()
{
    HttpClient client(m_lab->port());
    client.write(request("GET", u"/healthz"_s) + request("GET", u"/labchat.js"_s));
    QCOMPARE(client.read().header("content-type"), "application/json");
    QCOMPARE(client.read().header("content-type"), "text/javascript; charset=utf-8");
    client.write(request("GET", u"/join/"_s + m_session->code) + request("HEAD", u"/healthz"_s) + request("GET", u"/healthz"_s));
    QCOMPARE(client.read().status, 200);
    QCOMPARE(client.read(true).status, 200);
    QCOMPARE(client.read().status, 200);
    QVERIFY(client.isDrained());
    client.write(request("GET", u"/healthz"_s));
    const HttpAnswer last = client.read();
    QCOMPARE(last.status, 200);
    QCOMPARE(last.header("connection"), "keep-alive");
}

void tst_Http::endsTheConnectionWhenAsked()
{
    HttpClient client(m_lab->port());
    client.write(request("GET", u"/healthz"_s, "Connection: close\r\n"));
    const HttpAnswer answer = client.read();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("connection"), "close");
    QVERIFY(client.isEnded());

    HttpClient old(m_lab->port());
    old.write("GET /healthz HTTP/1.0\r\n\r\n");
    QCOMPARE(old.read().status, 200);
    QVERIFY(old.isEnded());
}

void tst_Http::readsAHeadInManyPieces()
{
    HttpClient client(m_lab->port());
    for (const char byte : request("GET", u"/healthz"_s, "X-Filler: " + QByteArray(200, 'x') + "\r\n")) {
        client.write(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QCOMPARE(client.read().status, 200);
}

void tst_Http::refusesALargeHead()
{
    for (const qsizetype size : {8'000, 9'000, 100'000}) {
        HttpClient client(m_lab->port());
        client.write(request("GET", u"/healthz"_s, "X-Filler: " + QByteArray(size, 'x') + "\r\n"));
        QCOMPARE(client.read().status, size < 8'192 ? 200 : 431);
        QCOMPARE(client.isEnded(size < 8'192 ? 0 : 15'000), size >= 8'192);
    }
    HttpClient endless(m_lab->port()); // a request that never ends
    endless.write("GET /" + QByteArray(20'000, 'a'));
    QCOMPARE(endless.read().status, 431);
    QVERIFY(endless.isEnded());
}

void tst_Http::refusesABody_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("length") << "Content-Length: 5\r\n"_ba << "hello"_ba;
    QTest::newRow("length, nothing sent") << "Content-Length: 5000000000\r\n"_ba << QByteArray();
    QTest::newRow("large") << "Content-Length: 100000\r\n"_ba << QByteArray(100'000, 'x');
    QTest::newRow("chunked") << "Transfer-Encoding: chunked\r\n"_ba << "5\r\nhello\r\n0\r\n\r\n"_ba;
}

void tst_Http::refusesABody()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    HttpClient client(m_lab->port());
    client.write(request("POST", u"/healthz"_s, headers) + body);
    QCOMPARE(client.read().status, 413);
    QVERIFY(client.isEnded());
}

void tst_Http::refusesWhatIsNotHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("a TLS handshake") << QByteArray::fromHex("16030100c8010000c40303aabbccddeeff") << 400;
    QTest::newRow("binary") << QByteArray::fromHex("00ff00ff0d0a0d0a") << 400;
    QTest::newRow("words") << "hello there\r\n\r\n"_ba << 400;
    QTest::newRow("no host") << "GET / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("a header without colon") << "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n"_ba << 400;
    QTest::newRow("two hosts") << "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"_ba << 400;
    QTest::newRow("two lengths") << "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"_ba << 400;
    QTest::newRow("a body that nobody can find the end of") << "POST /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n"_ba << 400;
    QTest::newRow("another coding") << "POST /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n"_ba << 400;
    QTest::newRow("chunked, and then another one") << "POST /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n"_ba << 400;
    QTest::newRow("the next protocol") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba << 505;
}

void tst_Http::refusesWhatIsNotHttp()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    HttpClient client(m_lab->port());
    client.write(bytes);
    QCOMPARE(client.read().status, status);
    QVERIFY(client.isEnded());
    QCOMPARE(get(m_lab->port(), u"/healthz"_s).status, 200);
}

void tst_Http::dropsASlowHead()
{
    HttpClient silent(m_lab->port());
    HttpClient trickling(m_lab->port());
    trickling.write("GET /healthz HTTP/1.1\r\n");
    QTimer drip;
    connect(&drip, &QTimer::timeout, &trickling, [&] { trickling.write("X: y\r\n"); });
    drip.start(500);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(silent.isEnded());
    QVERIFY(trickling.isEnded());
    QVERIFY2(clock.elapsed() > 5'000, "people on a slow line need some time");
}

void tst_Http::opensTheSocketForItsOwnPages_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    QTest::newRow("no browser") << QByteArray() << 101;
    QTest::newRow("own page") << "http://lab.example:8000"_ba << 101;
    QTest::newRow("own page, default port") << "http://lab.example"_ba << 403;
    QTest::newRow("own page, over TLS") << "https://LAB.example:8000"_ba << 101;
    QTest::newRow("allowed") << "https://survey.example"_ba << 101;
    QTest::newRow("another port") << "http://lab.example:8001"_ba << 403;
    QTest::newRow("another host") << "http://evil.example"_ba << 403;
    QTest::newRow("a longer name") << "http://lab.example:8000.evil.example"_ba << 403;
    QTest::newRow("a file") << "null"_ba << 403;
}

void tst_Http::opensTheSocketForItsOwnPages()
{
    QFETCH(QByteArray, origin);
    QFETCH(int, status);
    HttpClient client(m_lab->port());
    client.write(handshake("13", origin.isEmpty() ? QByteArray() : "Origin: " + origin + "\r\n"));
    const HttpAnswer answer = client.read();
    QCOMPARE(answer.status, status);
    if (status == 101) {
        QCOMPARE(answer.header("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="); // RFC 6455, section 1.3
        QCOMPARE(answer.header("sec-websocket-protocol"), "labchat.v1");
    }
}

void tst_Http::saysWhyASocketIsRefused()
{
    const auto ask = [this](const QString &query, const QByteArray &headers = {}) {
        const HttpAnswer answer = get(m_lab->port(), u"/connection"_s + query, headers);
        return QJsonDocument::fromJson(answer.body).object();
    };
    QCOMPARE(ask(u"?origin=http://lab.example:8000"_s).value("origin_allowed"_L1), QJsonValue(true));
    QCOMPARE(ask(u"?origin=https://chat.example"_s).value("origin_allowed"_L1), QJsonValue(false));
    QCOMPARE(ask(u"?origin=https://chat.example"_s).value("host"_L1).toString(), u"lab.example:8000"_s);
    QCOMPARE(ask({}, "Origin: http://evil.example\r\n").value("origin_allowed"_L1), QJsonValue(false)); // a page of another system
    QCOMPARE(ask({}, "Origin: https://survey.example\r\n").value("origin_allowed"_L1), QJsonValue(true));
}

void tst_Http::countsRefusedSocketsForTheOperator()
{
    QList<RefusedSocket> reported;
    connect(m_lab->server(), &OperatorService::socketRefused, this, [&](const RefusedSocket &socket) { reported.append(socket); });
    const auto open = [this](const QByteArray &head) {
        HttpClient client(m_lab->port());
        client.write(head);
        return client.read().status;
    };
    for (int i = 0; i < 3; ++i)
        QCOMPARE(open(handshake("13", "Origin: https://chat.example\r\n")), 403);
    QTRY_VERIFY(!reported.isEmpty() && reported.constLast().times == 3);
    QCOMPARE(reported.constLast().reason, RefusedSocket::Reason::Origin);
    QCOMPARE(reported.constLast().origin, u"https://chat.example"_s);
    QCOMPARE(reported.constLast().host, u"lab.example:8000"_s);
    reported.clear();
    const QByteArray stripped = request("GET", u"/ws"_s, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nOrigin: http://lab.example:8000\r\n");
    QCOMPARE(open(stripped), 426); // a proxy has removed the upgrade
    QTRY_COMPARE(reported.size(), 1);
    QCOMPARE(reported.constFirst().reason, RefusedSocket::Reason::NoUpgrade);
    QCOMPARE(get(m_lab->port(), u"/ws"_s).status, 426); // somebody opens the address
    QCOMPARE(open(handshake()), 101);
    QTest::qWait(0);
    QCOMPARE(reported.size(), 1);
}

void tst_Http::saysWhenARefusedPageGetsIn()
{
    QSignalSpy refused(m_lab->server(), &OperatorService::socketRefused);
    QSignalSpy over(m_lab->server(), &OperatorService::refusalOver);
    const auto open = [this](const QByteArray &origin) {
        HttpClient client(m_lab->port());
        client.write(handshake("13", "Origin: " + origin + "\r\n"));
        return client.read().status;
    };
    QCOMPARE(open("https://chat.example"), 403);
    QCOMPARE(open("https://other.example"), 403);
    QTRY_COMPARE(refused.size(), 2);
    m_lab->server()->allowPages({{u"https://chat.example"_s}, {}});
    QTRY_COMPARE(open("https://chat.example"), 101);
    QTRY_COMPARE(over.size(), 1);
    QCOMPARE(over.constFirst().constFirst().value<RefusedSocket>().origin, u"https://chat.example"_s);
    QCOMPARE(open("https://chat.example"), 101);
    QCOMPARE(over.size(), 1); // once
}

void tst_Http::refusesAnotherVersionOfWebSocket()
{
    HttpClient client(m_lab->port());
    client.write(handshake("8"));
    const HttpAnswer answer = client.read();
    QCOMPARE(answer.status, 426);
    QCOMPARE(answer.header("sec-websocket-version"), "13");
    QVERIFY(client.isEnded());
    const HttpAnswer plain = get(m_lab->port(), u"/ws"_s);
    QCOMPARE(plain.status, 426);
    QCOMPARE(plain.header("upgrade"), "websocket");
}

void tst_Http::refusesFramesBeforeTheHandshake()
{
    HttpClient client(m_lab->port());
    client.write(handshake() + QByteArray::fromHex("8180000000007b7d"));
    QCOMPARE(client.read().status, 400);
    QVERIFY(client.isEnded());
}

LABCHAT_TEST(tst_Http, QCoreApplication)
#include "tst_http.moc"
