// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/connectiontest.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketHandshakeOptions>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds patience = 10s;

QString originOf(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

/// As a browser writes it into the header Host.
QString hostOf(const QUrl &url)
{
    return originOf(url).section(u"://"_s, 1);
}

} // namespace

ConnectionTest::ConnectionTest(QObject *parent) : QObject(parent) {}

ConnectionTest::~ConnectionTest()
{
    closeSocket();
}

void ConnectionTest::start(const QUrl &page, const QUrl &server)
{
    closeSocket();
    if (QNetworkReply *const old = std::exchange(m_reply, nullptr))
        old->abort();
    m_page = page;
    m_server = server;
    m_isRunning = true;
    if (m_page.isEmpty())
        askServer();
    else
        openPage();
}

QString ConnectionTest::origin() const
{
    return originOf(m_page.isEmpty() ? m_server : m_page);
}

QUrl ConnectionTest::at(const QString &path) const
{
    QUrl url = m_server.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    url.setPath(url.path() + path);
    return url;
}

void ConnectionTest::get(QNetworkRequest request, const std::function<void(QNetworkReply *)> &judge)
{
    request.setTransferTimeout(int(patience.count()));
    m_reply = m_network.get(request);
    m_isUntrusted = false;
    connect(m_reply, &QNetworkReply::sslErrors, this, [this] { m_isUntrusted = true; });
    connect(m_reply, &QNetworkReply::finished, this, [this, reply = m_reply, judge] {
        reply->deleteLater();
        if (reply == m_reply) { // not given up
            m_reply = nullptr;
            judge(reply);
        }
    });
}

/// A server that speaks plain http answers a TLS handshake with something else, and one that speaks https ends a connection that begins without it.
void ConnectionTest::tryOtherScheme(Kind kind, const QUrl &url, const QNetworkReply *silent, const std::function<void()> &otherwise)
{
    const bool isHttps = url.scheme() == "https"_L1;
    const QNetworkReply::NetworkError error = silent->error();
    const bool mayBeOther = isHttps ? error == QNetworkReply::SslHandshakeFailedError && !m_isUntrusted
                                    : error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ProtocolFailure || error == QNetworkReply::UnknownNetworkError;
    if (!mayBeOther)
        return otherwise();
    constexpr int httpPort = 80;
    constexpr int httpsPort = 443;
    QUrl other = url;
    other.setPort(url.port(isHttps ? httpsPort : httpPort));
    other.setScheme(isHttps ? u"http"_s : u"https"_s);
    QNetworkRequest request(other);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    get(request, [=, this](const QNetworkReply *reply) {
        const bool answers = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 0 || m_isUntrusted;
        if (!answers)
            return otherwise();
        emit checked({kind, Verdict::Bad,
                      isHttps ? tr("%1 answers over http, not over https.").arg(originOf(url)) : tr("%1 answers over https, not over http.").arg(originOf(url)),
                      tr("Write the address as %1.").arg(other.toDisplayString())});
        finish();
    });
}

void ConnectionTest::openPage()
{
    get(QNetworkRequest(m_page), [this](QNetworkReply *reply) { judgePage(reply); });
}

void ConnectionTest::judgePage(QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        const QString advice = m_isUntrusted ? tr("This computer does not trust its certificate. See “HTTPS and reverse proxies” in the manual.")
                                             : tr("Is the address right, and does its server run?");
        return tryOtherScheme(Kind::Page, m_page, reply, [this, advice, why = reply->errorString()] {
            emit checked({Kind::Page, Verdict::Bad, tr("%1 does not answer: %2").arg(originOf(m_page), why), advice});
            finish();
        });
    }
    m_page = reply->url();
    if (status >= 400)
        emit checked({Kind::Page, Verdict::Bad, tr("%1 answers with the status %2.").arg(m_page.toDisplayString()).arg(status), tr("Take an address that participants open.")});
    else
        emit checked({Kind::Page, Verdict::Good, tr("The page's server %1 answers.").arg(origin()), {}});
    const bool isMixed = m_page.scheme() == "https"_L1 && m_server.scheme() == "http"_L1 && !isLoopback(m_server.host());
    if (isMixed)
        emit checked({Kind::MixedContent, Verdict::Bad, tr("The page is served over https and LabChat over http: browsers forbid that."),
                      tr("Switch on HTTPS in the preferences, or put LabChat behind the page's reverse proxy.")});
    else
        emit checked({Kind::MixedContent, Verdict::Good, tr("Browsers do not mind how the page and LabChat are served."), {}});
    askServer();
}

/// The server says what it has received through the address: under which name, and whether it would let the page in.
void ConnectionTest::askServer()
{
    QNetworkRequest request(at(u"/connection"_s));
    request.setRawHeader("Origin", origin().toLatin1());
    get(request, [this](QNetworkReply *reply) { judgeServer(reply); });
}

void ConnectionTest::judgeServer(QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
    const QString address = m_server.toDisplayString();
    if (m_isUntrusted) {
        emit checked({Kind::Answer, Verdict::Bad, tr("This computer does not trust the certificate of %1: %2").arg(address, reply->errorString()),
                      tr("Browsers have to trust it as well. See “HTTPS and reverse proxies” in the manual.")});
        return finish();
    }
    if (!answer.contains("origin_allowed"_L1)) {
        const QString what = status == 0 ? tr("%1 does not answer: %2").arg(address, reply->errorString()) : tr("%1 does not lead to LabChat (status %2).").arg(address).arg(status);
        return tryOtherScheme(Kind::Answer, m_server, reply, [this, what] {
            emit checked({Kind::Answer, Verdict::Bad, what, tr("Is the address right? A reverse proxy has to pass on everything below it to LabChat.")});
            finish();
        });
    }
    emit checked({Kind::Answer, Verdict::Good, tr("LabChat answers at %1.").arg(address), {}});
    const QString host = answer.value("host"_L1).toString();
    if (host.compare(hostOf(reply->url()), Qt::CaseInsensitive) == 0)
        emit checked({Kind::Host, Verdict::Good, tr("LabChat is asked under the name that the browser uses, %1.").arg(host), {}});
    else
        emit checked({Kind::Host, Verdict::Bad, tr("The browser asks for %1, and LabChat is asked as %2.").arg(hostOf(reply->url()), host),
                      tr("The reverse proxy has to pass on the header Host unchanged, or start LabChat with --trusted-proxy and --base-url.")});
    if (!answer.value("origin_allowed"_L1).toBool()) {
        emit checked({Kind::Origin, Verdict::Bad, tr("Pages at %1 are not allowed.").arg(origin()), tr("Allow this page, if it is one of yours.")});
        return askForOTree(); // the socket would be refused
    }
    emit checked({Kind::Origin, Verdict::Good, tr("Pages at %1 are allowed.").arg(origin()), {}});
    openSocket();
}

void ConnectionTest::openSocket()
{
    QUrl url = at(u"/ws"_s);
    url.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    m_socket = new QWebSocket(origin(), QWebSocketProtocol::VersionLatest, this);
    const auto failed = [this](const QString &why) {
        emit checked({Kind::Socket, Verdict::Bad, tr("The WebSocket does not open: %1").arg(why),
                      tr("The reverse proxy has to pass on WebSockets: the headers Upgrade and Connection. See “HTTPS and reverse proxies” in the manual.")});
        closeSocket();
        askForOTree();
    };
    connect(m_socket, &QWebSocket::connected, this, [this] {
        emit checked({Kind::Socket, Verdict::Good, tr("The WebSocket opens: chat boxes in this page reach LabChat."), {}});
        closeSocket();
        askForOTree();
    });
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this, failed] { failed(m_socket->errorString()); });
    QTimer::singleShot(patience, m_socket, [failed] { failed(tr("it took too long")); });
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"labchat.v1"_s});
    m_socket->open(QNetworkRequest(url), options);
}

void ConnectionTest::closeSocket()
{
    if (QWebSocket *const socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->close();
        socket->deleteLater();
    }
}

/// Asks for WebSockets of a version that there is not, so that the server answers without letting anybody in, and before it looks for a signature.
void ConnectionTest::askForOTree()
{
    if (m_page.isEmpty())
        return finish();
    QUrl url(origin());
    url.setPath(u"/chat"_s);
    QNetworkRequest request(url);
    request.setRawHeader("Origin", origin().toLatin1());
    request.setRawHeader("Connection", "Upgrade");
    request.setRawHeader("Upgrade", "websocket");
    request.setRawHeader("Sec-WebSocket-Version", "0");
    request.setRawHeader("Sec-WebSocket-Key", "bGFiY2hhdCBpcyBoZXJlLg==");
    get(request, [this](QNetworkReply *reply) { judgeOTree(reply); });
}

void ConnectionTest::judgeOTree(QNetworkReply *reply)
{
    const QByteArray answer = reply->readAll();
    if (answer.startsWith("WebSocket version 13"))
        emit checked({Kind::OTree, Verdict::Good, tr("/chat on the page's host leads to LabChat: oTree's own chat works."), {}});
    else if (answer.startsWith("This address is for WebSockets"))
        emit checked({Kind::OTree, Verdict::Bad, tr("/chat on the page's host leads to LabChat, but without WebSockets."),
                      tr("The reverse proxy has to pass on the headers Upgrade and Connection there, too.")});
    else
        emit checked({Kind::OTree, Verdict::Unneeded, tr("/chat on the page's host does not lead to LabChat. Only unchanged oTree pages with {{ chat }} need it."), {}});
    finish();
}

void ConnectionTest::finish()
{
    m_isRunning = false;
    emit finished();
}

} // namespace LabChat
