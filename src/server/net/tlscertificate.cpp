// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/tlscertificate.h"

#include "core/base/whenanswered.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::TlsCertificate)
};

constexpr auto changesComeTogether = 500ms;
constexpr auto endIsWatchedEvery = 1h;

Result<QByteArray> contentsOfFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"not_read"_s, Texts::tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    return file.readAll();
}

QSslKey keyOf(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

/// Asks OpenSSL: Qt compares no keys.
bool fitsTo(const QByteArray &certificatePem, const QByteArray &keyPem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> certificateBytes(BIO_new_mem_buf(certificatePem.constData(), int(certificatePem.size())), BIO_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> keyBytes(BIO_new_mem_buf(keyPem.constData(), int(keyPem.size())), BIO_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(PEM_read_bio_X509(certificateBytes.get(), nullptr, nullptr, nullptr), X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(PEM_read_bio_PrivateKey(keyBytes.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

} // namespace

Result<QSslConfiguration> readCertificate(const TlsFiles &files)
{
    const auto certificatePem = contentsOfFile(files.certificate);
    if (!certificatePem)
        return tl::unexpected(certificatePem.error());
    const auto keyPem = contentsOfFile(files.key);
    if (!keyPem)
        return tl::unexpected(keyPem.error());
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    if (chain.isEmpty() || chain.constFirst().isNull())
        return failure(u"no_certificate"_s, Texts::tr("“%1” contains no certificate in PEM format.").arg(files.certificate));
    const QSslKey key = keyOf(*keyPem);
    if (key.isNull())
        return failure(u"no_key"_s, Texts::tr("“%1” contains no key in PEM format that can be used. A key must not have a password.").arg(files.key));
    if (!fitsTo(*certificatePem, *keyPem))
        return failure(u"key_does_not_fit"_s, Texts::tr("The key in “%1” does not belong to the certificate in “%2”.").arg(files.key, files.certificate));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

ExpiryWatch watchExpiry(const QDateTime &end, const QDateTime &now)
{
    constexpr qint64 dayMs = 24ll * 3600 * 1000;
    const qint64 leftMs = now.msecsTo(end);
    return {leftMs < expiryNoticeMs, leftMs < 0, int(qMax<qint64>(0, (leftMs + dayMs - 1) / dayMs))};
}

TlsCertificate::TlsCertificate(QObject *parent) : QObject(parent), m_watcher(this), m_endWatch(this), m_settled(this)
{
    m_endWatch.setSingleShot(true);
    m_endWatch.setTimerType(Qt::PreciseTimer);
    connect(&m_endWatch, &QTimer::timeout, this, &TlsCertificate::watchEnd);
    m_settled.setSingleShot(true);
    m_settled.setInterval(changesComeTogether);
    connect(&m_settled, &QTimer::timeout, this, &TlsCertificate::readAgain);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settled, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settled, qOverload<>(&QTimer::start));
}

Result<void> TlsCertificate::use(const TlsFiles &files)
{
    Result<QSslConfiguration> read = QSslConfiguration();
    if (files.areGiven())
        read = readCertificate(files);
    if (!read)
        return tl::unexpected(read.error());
    m_files = files;
    take(read);
    watch();
    return {};
}

/// The files, and their directories: tools replace a file as a whole, or a link to it.
void TlsCertificate::watch()
{
    if (const QStringList before = m_watcher.files() + m_watcher.directories(); !before.isEmpty())
        m_watcher.removePaths(before);
    if (!m_files.areGiven())
        return;
    QStringList paths;
    for (const QString &name : {m_files.certificate, m_files.key})
        paths << name << QFileInfo(name).absolutePath() << QFileInfo(QFileInfo(name).canonicalFilePath()).absolutePath();
    paths.removeDuplicates();
    m_watcher.addPaths(paths);
}

void TlsCertificate::readAgain()
{
    const TlsFiles files = m_files;
    whenAnswered(QtConcurrent::run([files] { return readCertificate(files); }), this, [this, files](const Result<QSslConfiguration> &read) {
        if (files == m_files)
            take(read);
    });
    watch(); // a file that was replaced is watched no longer
}

void TlsCertificate::take(const Result<QSslConfiguration> &read)
{
    if (!read) {
        emit failed({read.error().code, tr("The changed certificate cannot be used, and the one before stays in use. %1").arg(read.error().text)});
        return;
    }
    m_configuration = *read;
    m_saidOfEnd.clear();
    emit replaced();
    watchEnd();
}

/// A lab may run for months: the end is watched as long as the server runs. A suspended computer and a clock that is set only cost an hour.
void TlsCertificate::watchEnd()
{
    m_endWatch.stop();
    if (!isOn())
        return;
    const QDateTime end = m_configuration.localCertificate().expiryDate();
    if (!end.isValid())
        return;
    const ExpiryWatch watch = watchExpiry(end, QDateTime::currentDateTimeUtc());
    if (watch.isNear) {
        const QString text = watch.hasExpired
            ? tr("The certificate in “%1” has expired. Browsers will refuse it or warn; replace it, LabChat reads it by itself.").arg(m_files.certificate)
            : tr("The certificate in “%1” expires in %n days. Replace it before, LabChat reads the new one by itself.", nullptr, watch.days).arg(m_files.certificate);
        if (std::exchange(m_saidOfEnd, text) != text)
            emit failed({watch.hasExpired ? u"certificate_expired"_s : u"certificate_expires"_s, text});
        if (watch.hasExpired)
            return;
    }
    const qint64 untilEndMs = QDateTime::currentDateTimeUtc().msecsTo(end) + 1; // it is valid at this moment, too
    m_endWatch.start(int(std::clamp<qint64>(untilEndMs, 1, std::chrono::milliseconds(endIsWatchedEvery).count())));
}

} // namespace LabChat
