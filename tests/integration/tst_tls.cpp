// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wholefile.h"
#include "httpclient.h"
#include "labtest.h"
#include "server/net/tlscertificate.h"
#include "store/certificates.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtTest/QtTest>

#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int tlsPatienceMs = 15'000;

/// Trusts this authority alone.
QSslConfiguration trusting(const QString &authority)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(authority));
    return configuration;
}

} // namespace

/// The server with a certificate: HTTPS and WSS on the same port.
class tst_Tls final : public LabTest {
    Q_OBJECT

private slots:
    void init()
    {
        m_certificates = std::make_unique<QTemporaryDir>();
        const auto made = makeCertificateFiles(m_certificates->path(), {u"127.0.0.1"_s, u"localhost"_s});
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
        m_files = *made;
        startLab(groupChat(2, 2), {}, {m_files.certificate, m_files.key});
    }
    void cleanup() { stopLab(); }

    void provesWhoItIs()
    {
        for (const QString &name : {u"127.0.0.1"_s, u"localhost"_s})
            QVERIFY2(connected(name, m_files.authority), qPrintable(name));
        QVERIFY(!connected(u"lab.example"_s, m_files.authority)); // another computer's name
        QTemporaryDir others;
        const auto other = makeCertificateFiles(others.path(), {u"127.0.0.1"_s});
        QVERIFY(other && !connected(u"127.0.0.1"_s, other->authority));
    }

    void servesPages()
    {
        const auto socket = connected(u"127.0.0.1"_s, m_files.authority);
        QVERIFY(socket);
        socket->write(request("GET", u"/healthz"_s));
        QByteArray answer;
        QVERIFY(QTest::qWaitFor([&] { answer += socket->readAll(); return answer.endsWith("{\"status\":\"ok\"}\n"); }, tlsPatienceMs));
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
        QVERIFY(socket->sessionProtocol() == QSsl::TlsV1_2 || socket->sessionProtocol() == QSsl::TlsV1_3);
    }

    void letsPeopleChat()
    {
        const Client anna = secureClient(1), ben = secureClient(2);
        QVERIFY(anna->join() && ben->join());
        const QString long1 = QString(900, u'x');
        anna->post(u"hello"_s);
        ben->post(long1);
        QTRY_COMPARE_WITH_TIMEOUT(ben->bodies().size(), 2, tlsPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(anna->bodies(), ben->bodies(), tlsPatienceMs);
        QVERIFY(anna->bodies().contains(u"hello"_s) && anna->bodies().contains(long1));
        QVERIFY(anna->problems.isEmpty() && ben->problems.isEmpty());
    }

    void leadsFromPlainHttp()
    {
        const HttpAnswer answer = get(m_lab->port(), u"/join/abc?participant_label=P1"_s, "Host: lab:8000\r\n");
        QCOMPARE(answer.status, 308);
        QCOMPARE(answer.header("location"), QByteArray("https://lab:8000/join/abc?participant_label=P1"));
    }

    /// Of a page that still has the address from before HTTPS was switched on. A browser follows a redirect of a module only with these headers.
    void lendsTheBoxByItsOldAddress()
    {
        for (const QString &path : {u"/labchat.js"_s, u"/labchat.bundle.js"_s, u"/check.js"_s, u"/web/labchat.css"_s}) {
            const HttpAnswer answer = get(m_lab->port(), path, "Host: lab:8000\r\nOrigin: http://survey.example\r\n");
            QCOMPARE(answer.status, 308);
            QCOMPARE(answer.header("location"), QByteArray("https://lab:8000" + path.toLatin1()));
            QCOMPARE(answer.header("access-control-allow-origin"), QByteArray("*"));
            QCOMPARE(answer.header("cross-origin-resource-policy"), QByteArray("cross-origin"));
        }
        const HttpAnswer page = get(m_lab->port(), u"/join/abc"_s, "Host: lab:8000\r\nOrigin: http://survey.example\r\n");
        QCOMPARE(page.header("access-control-allow-origin"), QByteArray());
    }

    void readsAChangedCertificate()
    {
        const auto serial = [this] {
            const auto socket = connected(u"localhost"_s, m_files.authority);
            return socket ? socket->peerCertificate().serialNumber() : QByteArray();
        };
        const QByteArray before = serial();
        QVERIFY(!before.isEmpty());
        const auto again = makeCertificateFiles(m_certificates->path(), {u"127.0.0.1"_s, u"localhost"_s});
        QVERIFY(again && !again->hasNewAuthority);
        const QByteArray wanted = QSslCertificate::fromPath(m_files.certificate).constFirst().serialNumber();
        QVERIFY(wanted != before);
        QTRY_COMPARE_WITH_TIMEOUT(serial(), wanted, tlsPatienceMs);
    }

    void keepsItsCertificateIfTheChangedOneIsWrong()
    {
        QFile file(m_files.certificate);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense\n");
        file.close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_lab->certificateErrors.isEmpty(), tlsPatienceMs);
        QCOMPARE(m_lab->certificateErrors.constLast().code, u"no_certificate"_s);
        QVERIFY(connected(u"localhost"_s, m_files.authority));
    }

    void saysWhenTheEndIsNear_data()
    {
        QTest::addColumn<qint64>("leftMs");
        QTest::addColumn<bool>("near");
        QTest::addColumn<bool>("expired");
        QTest::addColumn<int>("days");
        constexpr qint64 day = 24ll * 3600 * 1000;
        QTest::newRow("a year") << 365 * day << false << false << 365;
        QTest::newRow("two weeks") << 14 * day << false << false << 14;
        QTest::newRow("a little less") << 14 * day - 1 << true << false << 14;
        QTest::newRow("an hour") << day / 24 << true << false << 1;
        QTest::newRow("now") << 0ll << true << false << 0;
        QTest::newRow("over") << -1ll << true << true << 0;
    }
    void saysWhenTheEndIsNear()
    {
        QFETCH(qint64, leftMs);
        QFETCH(bool, near);
        QFETCH(bool, expired);
        QFETCH(int, days);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const ExpiryWatch watch = watchExpiry(now.addMSecs(leftMs), now);
        QCOMPARE(watch.isNear, near);
        QCOMPARE(watch.hasExpired, expired);
        QCOMPARE(watch.days, days);
    }

    /// Also if nobody touches its files.
    void saysThatItsCertificateExpiresWhileItRuns()
    {
        endIn(2);
        const auto codes = [this] {
            QStringList told;
            for (const Error &error : std::as_const(m_lab->certificateErrors))
                told.append(error.code);
            return told;
        };
        QTRY_COMPARE_WITH_TIMEOUT(codes(), (QStringList{u"certificate_expires"_s, u"certificate_expired"_s}), tlsPatienceMs);
        QVERIFY(m_lab->certificateErrors.constLast().text.contains(m_files.certificate));
        const int before = m_lab->certificatesReplaced;
        QVERIFY(makeCertificateFiles(m_certificates->path(), {u"127.0.0.1"_s, u"localhost"_s})); // as the words say
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->certificatesReplaced > before, tlsPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(connected(u"localhost"_s, m_files.authority), tlsPatienceMs);
        QCOMPARE(codes().size(), 2);
    }

    /// Whoever sends requests and reads no answers makes the server keep one of them, not all.
    void answersNobodyWhoDoesNotRead()
    {
        const auto socket = connected(u"127.0.0.1"_s, m_files.authority);
        QVERIFY(socket);
        socket->setReadBufferSize(1);
        const QByteArray page = request("GET", u"/labchat.bundle.js"_s);
        constexpr int requests = 2000; // 200 MB of answers
        for (int i = 0; i < requests; ++i)
            socket->write(page);
        const qint64 before = residentKb();
        const auto other = connected(u"127.0.0.1"_s, m_files.authority); // served in between, after the first thousands were looked at
        QVERIFY(other);
        for (int i = 0; i < 20; ++i) {
            other->write(request("GET", u"/healthz"_s));
            QByteArray answer;
            QVERIFY(QTest::qWaitFor([&] { answer += other->readAll(); return answer.endsWith("{\"status\":\"ok\"}\n"); }, tlsPatienceMs));
        }
        QVERIFY2(residentKb() - before < 40'000, qPrintable(QString::number(residentKb() - before)));
    }

    void saysWhatIsWrongWithTheFiles_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("says");
        QTest::newRow("no file") << u"none.crt"_s << u"server.key"_s << u"none.crt"_s;
        QTest::newRow("the key for the certificate") << u"server.key"_s << u"server.key"_s << u"contains no certificate"_s;
        QTest::newRow("the certificate for the key") << u"server.crt"_s << u"server.crt"_s << u"contains no key"_s;
        QTest::newRow("another key") << u"server.crt"_s << u"authority.key"_s << u"does not belong"_s;
    }
    void saysWhatIsWrongWithTheFiles()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, says);
        const QString folder = m_certificates->path() + u"/certificates/"_s;
        QTemporaryDir data;
        TestLab lab({data.path(), 0, {}, {}, {}, {folder + certificate, folder + key}});
        QVERIFY(!lab.start());
        QCOMPARE(lab.error.code, u"certificate"_s);
        QVERIFY2(lab.error.text.contains(says), qPrintable(lab.error.text));
    }

    void keepsKeysPrivate()
    {
        const QString folder = m_certificates->path() + u"/certificates/"_s;
        for (const QString &name : {u"authority.key"_s, u"server.key"_s})
            QCOMPARE(int(QFile::permissions(folder + name) & (QFile::ReadGroup | QFile::ReadOther)), 0);
    }

    void makesOneAuthorityForAll()
    {
        QTemporaryDir data;
        QThreadPool pool; // as several programs at once: each holds the lock
        pool.setMaxThreadCount(8);
        QList<QFuture<Result<CertificateFiles>>> running;
        for (int i = 0; i < 8; ++i)
            running.append(QtConcurrent::run(&pool, [path = data.path()] { return makeCertificateFiles(path, {u"localhost"_s}); }));
        int authorities = 0;
        for (const auto &one : std::as_const(running)) {
            const auto made = one.result();
            QVERIFY2(made, made ? "" : qPrintable(made.error().text));
            authorities += made->hasNewAuthority;
        }
        QCOMPARE(authorities, 1);
        QVERIFY(makeCertificateFiles(data.path(), {u"localhost"_s})); // its key belongs to it
    }

    void saysWhatToDoWithABrokenAuthority()
    {
        QTemporaryDir other;
        const auto strange = makeCertificateFiles(other.path(), {u"localhost"_s});
        QVERIFY(strange && QFile::remove(m_files.authority) && QFile::copy(strange->authority, m_files.authority));
        const auto made = makeCertificateFiles(m_certificates->path(), {u"localhost"_s});
        QVERIFY(!made);
        QCOMPARE(made.error().code, u"bad_authority"_s);
    }

    void refusesWhatIsNoHost()
    {
        for (const QString &host : {u""_s, u"a b"_s, u"lab,IP:1.2.3.4"_s, u"1.2.3.4:80"_s, u"http://lab"_s, u"-lab"_s, u"1.2.3"_s, u"0"_s, u"1.2.3.4.5"_s, u"256.1.1.1"_s}) {
            const auto made = makeCertificateFiles(m_certificates->path(), {host});
            QVERIFY2(!made, qPrintable(host));
        }
        QVERIFY(makeCertificateFiles(m_certificates->path(), {u"lab-7.uni.example"_s, u"fd00::1"_s, u"2001:db8::7"_s, u"LAB"_s, u"münchen.example"_s}));
    }

private:
    /// Replaces the certificate by one that ends so soon.
    void endIn(int seconds)
    {
        const auto read = [](const QString &name) {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto bio = [](const QByteArray &pem) { return std::unique_ptr<BIO, decltype(&BIO_free_all)>(BIO_new_mem_buf(pem.constData(), int(pem.size())), BIO_free_all); };
        const QByteArray authority = read(m_files.authority);
        const QByteArray key = read(m_certificates->path() + u"/certificates/authority.key"_s);
        const QByteArray server = read(m_files.certificate);
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> signer(PEM_read_bio_PrivateKey(bio(key).get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> certificate(PEM_read_bio_X509(bio(server).get(), nullptr, nullptr, nullptr), X509_free);
        QVERIFY(signer && certificate && X509_gmtime_adj(X509_getm_notAfter(certificate.get()), seconds) && X509_sign(certificate.get(), signer.get(), EVP_sha256()) > 0);
        const std::unique_ptr<BIO, decltype(&BIO_free_all)> out(BIO_new(BIO_s_mem()), BIO_free_all);
        QVERIFY(PEM_write_bio_X509(out.get(), certificate.get()) == 1);
        char *data = nullptr;
        const long size = BIO_get_mem_data(out.get(), &data);
        QVERIFY(writePrivately(m_files.certificate, QByteArray(data, qsizetype(size)) + authority));
    }

    /// Of this program, in which the server runs.
    [[nodiscard]] static qint64 residentKb()
    {
        QFile file(u"/proc/self/status"_s);
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                return line.simplified().split(' ').value(1).toLongLong();
        }
        return 0;
    }

    /// A connection to the server, under one of its names; null: it is not trusted.
    [[nodiscard]] std::unique_ptr<QSslSocket> connected(const QString &name, const QString &authority) const
    {
        auto socket = std::make_unique<QSslSocket>();
        socket->setSslConfiguration(trusting(authority));
        socket->connectToHostEncrypted(u"127.0.0.1"_s, m_lab->port(), name);
        return socket->waitForEncrypted(tlsPatienceMs) ? std::move(socket) : nullptr;
    }

    [[nodiscard]] Client secureClient(int participant) const
    {
        Client client = makeClient(participant);
        client->url.setScheme(u"wss"_s);
        client->socket().setSslConfiguration(trusting(m_files.authority));
        return client;
    }

    std::unique_ptr<QTemporaryDir> m_certificates;
    CertificateFiles m_files;
};

LABCHAT_TEST(tst_Tls, QCoreApplication)
#include "tst_tls.moc"
