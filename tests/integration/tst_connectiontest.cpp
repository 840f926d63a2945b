// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/connectiontest.h"
#include "integration/testlab.h"
#include "store/certificates.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;
using Kind = ConnectionCheck::Kind;
using Verdict = ConnectionCheck::Verdict;

namespace {

/// Passes on what comes, after it has changed the head of each connection's first request: a reverse proxy with mistakes. Without a server behind it, a web
/// server that answers everything with the same page.
class Between final : public QTcpServer {
public:
    explicit Between(quint16 port = 0, const std::function<QByteArray(QByteArray)> &change = {})
    {
        const bool listens = listen(QHostAddress::LocalHost);
        Q_ASSERT(listens);
        connect(this, &QTcpServer::newConnection, this, [=, this] {
            QTcpSocket *const client = nextPendingConnection();
            auto *const received = new QByteArray; // until the head is complete
            QTcpSocket *const server = port == 0 ? nullptr : new QTcpSocket(client);
            if (server) {
                server->connectToHost(QHostAddress::LocalHost, port);
                connect(server, &QTcpSocket::readyRead, client, [=] { client->write(server->readAll()); });
                connect(server, &QTcpSocket::disconnected, client, [=] { client->disconnectFromHost(); });
            }
            connect(client, &QObject::destroyed, [received] { delete received; });
            connect(client, &QTcpSocket::readyRead, client, [=] {
                received->append(client->readAll());
                if (!received->contains("\r\n\r\n"))
                    return;
                if (server)
                    server->write(change(std::exchange(*received, {})));
                else
                    client->write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello");
                received->clear();
            });
        });
    }

    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort())); }
};

QByteArray withOtherHost(QByteArray head)
{
    static const QRegularExpression host(u"Host: [^\r]*"_s);
    return QString::fromLatin1(head).replace(host, u"Host: backend:9000"_s).toLatin1();
}

QByteArray withoutUpgrade(QByteArray head)
{
    static const QRegularExpression upgrade(u"(Upgrade|Connection): [^\r]*\r\n"_s);
    return QString::fromLatin1(head).remove(upgrade).toLatin1();
}

} // namespace

/// What “Test the connection” finds out, with the real server and proxies that make the usual mistakes.
class tst_ConnectionTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_checks.clear();
    }
    void cleanup() { m_lab.reset(); }

    void findsThatEverythingWorks()
    {
        const Between page;
        LabServerOptions server;
        server.allowed.sockets = {page.url().toString()};
        startLab(server);
        test(page.url(), m_lab->address.url);
        QCOMPARE(kinds(), QList<Kind>({Kind::Page, Kind::MixedContent, Kind::Answer, Kind::Host, Kind::Origin, Kind::Socket, Kind::OTree}));
        for (const ConnectionCheck &check : std::as_const(m_checks))
            QVERIFY2(check.verdict == (check.kind == Kind::OTree ? Verdict::Unneeded : Verdict::Good), qPrintable(check.text));
    }

    void testsLabChatsOwnPages()
    {
        startLab({});
        test({}, m_lab->address.url);
        QCOMPARE(kinds(), QList<Kind>({Kind::Answer, Kind::Host, Kind::Origin, Kind::Socket}));
        QVERIFY(std::all_of(m_checks.begin(), m_checks.end(), [](const ConnectionCheck &check) { return check.verdict == Verdict::Good; }));
    }

    void saysThatThePageIsNotAllowed()
    {
        const Between page;
        startLab({});
        QSignalSpy refused(m_lab->server(), &OperatorService::socketRefused);
        test(page.url(), m_lab->address.url);
        QCOMPARE(verdict(Kind::Origin), Verdict::Bad);
        QVERIFY(!kinds().contains(Kind::Socket));
        QCOMPARE(refused.size(), 0); // the test itself is no page that needs help
        m_lab->server()->allowPages({{page.url().toString()}, {}});
        test(page.url(), m_lab->address.url);
        QCOMPARE(verdict(Kind::Socket), Verdict::Good);
    }

    void saysThatAnAddressDoesNotLeadToLabChat()
    {
        const Between page;
        test({}, page.url());
        QCOMPARE(kinds(), QList<Kind>({Kind::Answer}));
        QCOMPARE(verdict(Kind::Answer), Verdict::Bad);
        QVERIFY(m_checks.last().text.contains("status 200"_L1));
    }

    void saysThatNobodyAnswers()
    {
        QUrl gone;
        {
            const Between nobody;
            gone = nobody.url();
        }
        test({}, gone);
        QCOMPARE(verdict(Kind::Answer), Verdict::Bad);
        test(gone, gone);
        QCOMPARE(kinds(), QList<Kind>({Kind::Page}));
        QCOMPARE(verdict(Kind::Page), Verdict::Bad);
    }

    /// The first one answers a TLS handshake as plain http servers do.
    void saysThatAnAddressHasTheOtherScheme()
    {
        QTcpServer http;
        QVERIFY(http.listen(QHostAddress::LocalHost));
        connect(&http, &QTcpServer::newConnection, &http, [&http] {
            QTcpSocket *const client = http.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [client] {
                client->readAll();
                client->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                client->disconnectFromHost();
            });
        });
        const QString plain = u"https://127.0.0.1:%1"_s.arg(http.serverPort());
        test(QUrl(plain + u"/x"_s), QUrl(plain));
        QCOMPARE(kinds(), QList<Kind>({Kind::Page}));
        QVERIFY2(m_checks.first().text.contains("over http, not over https"_L1), qPrintable(m_checks.first().text));
        QVERIFY(m_checks.first().advice.contains(u"http://127.0.0.1:%1/x"_s.arg(http.serverPort())));
        test({}, QUrl(plain));
        QCOMPARE(kinds(), QList<Kind>({Kind::Answer}));
        QVERIFY(m_checks.first().text.contains("over http, not over https"_L1));

        const auto files = makeCertificateFiles(m_folder->filePath(u"certificates"_s), {u"127.0.0.1"_s});
        QVERIFY(files);
        QSslServer https;
        QSslConfiguration secure = QSslConfiguration::defaultConfiguration();
        secure.setLocalCertificateChain(QSslCertificate::fromPath(files->certificate));
        QFile key(files->key);
        QVERIFY(key.open(QIODevice::ReadOnly));
        const QByteArray pem = key.readAll();
        const QSslKey rsa(pem, QSsl::Rsa);
        secure.setPrivateKey(rsa.isNull() ? QSslKey(pem, QSsl::Ec) : rsa);
        https.setSslConfiguration(secure);
        QVERIFY(https.listen(QHostAddress::LocalHost));
        test({}, QUrl(u"http://127.0.0.1:%1"_s.arg(https.serverPort())));
        QVERIFY2(m_checks.first().text.contains("over https, not over http"_L1), qPrintable(m_checks.first().text));
    }

    void findsAProxyThatChangesTheHost()
    {
        startLab({});
        const Between proxy(m_lab->port(), withOtherHost);
        test({}, proxy.url());
        QCOMPARE(verdict(Kind::Host), Verdict::Bad);
        QVERIFY(m_checks.at(1).text.contains("backend:9000"_L1));
        QCOMPARE(verdict(Kind::Origin), Verdict::Bad);
    }

    void findsAProxyThatDropsWebSockets()
    {
        startLab({});
        const Between proxy(m_lab->port(), withoutUpgrade);
        test({}, proxy.url());
        QCOMPARE(verdict(Kind::Host), Verdict::Good);
        QCOMPARE(verdict(Kind::Socket), Verdict::Bad);
        QVERIFY(m_checks.last().advice.contains("Upgrade"_L1));
    }

    void findsTheWayOfOTreesOwnChat()
    {
        LabServerOptions server;
        server.otree = {"secret", "password", nullptr};
        startLab(server);
        QSignalSpy refused(m_lab->server(), &OperatorService::socketRefused);
        test(m_lab->address.url, m_lab->address.url);
        QCOMPARE(verdict(Kind::OTree), Verdict::Good);
        QCOMPARE(refused.size(), 0);
        const Between proxy(m_lab->port(), withoutUpgrade);
        test(proxy.url(), m_lab->address.url);
        QCOMPARE(verdict(Kind::OTree), Verdict::Bad);
    }

    void saysWhatBrowsersForbid()
    {
        const auto files = makeCertificateFiles(m_folder->filePath(u"certificates"_s), {u"127.0.0.1"_s});
        QVERIFY(files);
        startLab({}, {files->certificate, files->key});
        const QUrl page = m_lab->address.at(u"/healthz"_s);
        QCOMPARE(page.scheme(), u"https"_s);
        test(page, page.adjusted(QUrl::RemovePath));
        QCOMPARE(verdict(Kind::Page), Verdict::Bad); // this computer does not trust the authority yet
        QVERIFY2(m_checks.last().advice.contains("trust"_L1), qPrintable(m_checks.last().text));

        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration trusting = before;
        trusting.addCaCertificates(QSslCertificate::fromPath(files->authority));
        QSslConfiguration::setDefaultConfiguration(trusting);
        test(page, page.adjusted(QUrl::RemovePath));
        QCOMPARE(verdict(Kind::MixedContent), Verdict::Good);
        QCOMPARE(verdict(Kind::Socket), Verdict::Good); // over wss
        test(page, QUrl(u"http://[::ffff:127.0.0.1]:1"_s)); // for a browser not the same computer
        QSslConfiguration::setDefaultConfiguration(before);
        QCOMPARE(verdict(Kind::MixedContent), Verdict::Bad);
    }

private:
    void startLab(const LabServerOptions &server, const TlsFiles &tls = {})
    {
        TestLabOptions options;
        options.dataDirectory = m_folder->path();
        options.server = server;
        options.tls = tls;
        m_lab = std::make_unique<TestLab>(options);
        QVERIFY2(m_lab->start(), qPrintable(m_lab->error.text));
    }
    void test(const QUrl &page, const QUrl &server)
    {
        m_checks.clear();
        ConnectionTest test(nullptr);
        connect(&test, &ConnectionTest::checked, this, [this](const ConnectionCheck &check) { m_checks.append(check); });
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start(page, server);
        QVERIFY(test.isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(!test.isRunning());
    }
    [[nodiscard]] QList<Kind> kinds() const
    {
        QList<Kind> kinds;
        for (const ConnectionCheck &check : m_checks)
            kinds.append(check.kind);
        return kinds;
    }
    /// Of a check that was made.
    [[nodiscard]] Verdict verdict(Kind kind) const
    {
        const qsizetype place = kinds().indexOf(kind);
        if (place < 0)
            QTest::qFail("this was not checked", __FILE__, __LINE__);
        return place < 0 ? Verdict::Unneeded : m_checks.at(place).verdict;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    QList<ConnectionCheck> m_checks;
};

LABCHAT_TEST(tst_ConnectionTest, QCoreApplication)
#include "tst_connectiontest.moc"
