// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/certificates.h"

#include "core/base/wholefile.h"
#include "store/datadirectory.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QLockFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSysInfo>
#include <QtCore/QUrl>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <memory>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Certificates)
};

using BioPtr = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using KeyPtr = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using CertificatePtr = std::unique_ptr<X509, decltype(&X509_free)>;

constexpr auto certificateLockPatience = 10s;
constexpr auto lockPause = 50ms;
constexpr int authorityDays = 3650;
constexpr int serverDays = 820;
constexpr int serialBits = 127; // RFC 5280, section 4.1.2.2: positive, at most 20 octets

BioPtr readingFrom(const QByteArray &pem)
{
    return {BIO_new_mem_buf(pem.constData(), int(pem.size())), BIO_free_all};
}

QByteArray contentsOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, qsizetype(size)};
}

CertificatePair pemOf(X509 *certificate, EVP_PKEY *key)
{
    const BioPtr certificatePem(BIO_new(BIO_s_mem()), BIO_free_all);
    const BioPtr keyPem(BIO_new(BIO_s_mem()), BIO_free_all);
    if (PEM_write_bio_X509(certificatePem.get(), certificate) != 1 || PEM_write_bio_PrivateKey(keyPem.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    return {contentsOf(certificatePem.get()), contentsOf(keyPem.get())};
}

bool setSerial(X509 *certificate)
{
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(BN_new(), BN_free);
    return number && BN_rand(number.get(), serialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setName(X509 *certificate, const QString &name)
{
    constexpr int longestName = 64; // RFC 5280, appendix A.1: ub-common-name
    const QByteArray text = name.left(longestName).toUtf8();
    return X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(text.constData()), int(text.size()), -1, 0) == 1;
}

bool addExtension(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(X509V3_EXT_nconf_nid(nullptr, &context, kind, value.constData()), X509_EXTENSION_free);
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// A certificate without extensions and signature, valid since yesterday: the clocks of other computers may be slow.
CertificatePtr begun(EVP_PKEY *key, const QString &name, int days)
{
    constexpr long dayS = 24 * 3600;
    CertificatePtr certificate(X509_new(), X509_free);
    const bool isMade = certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1 && setSerial(certificate.get()) && setName(certificate.get(), name)
        && X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -dayS) && X509_time_adj_ex(X509_getm_notAfter(certificate.get()), days - 1, 0, nullptr)
        && X509_set_pubkey(certificate.get(), key) == 1;
    return isMade ? std::move(certificate) : CertificatePtr(nullptr, X509_free);
}

/// The value of the extension subjectAltName; or the host that is neither a name nor an address.
tl::expected<QByteArray, QString> alternativeNames(const QStringList &hosts)
{
    static const QRegularExpression numbers(u"^[0-9.]+$|:"_s);           // no name looks so
    static const QRegularExpression address(u"^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hostName(u"^(?=.{1,253}$)(\\*\\.)?[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    QByteArrayList names;
    for (const QString &host : hosts) {
        const std::unique_ptr<ASN1_OCTET_STRING, decltype(&ASN1_OCTET_STRING_free)> ip(address.match(host).hasMatch() ? a2i_IPADDRESS(host.toLatin1().constData()) : nullptr,
                                                                                       ASN1_OCTET_STRING_free);
        if (ip) {
            names.append("IP:" + host.toLatin1());
            continue;
        }
        if (numbers.match(host).hasMatch())
            return tl::unexpected(host);
        const QByteArray ascii = QUrl::toAce(host); // names in other scripts: RFC 5891
        if (!hostName.match(QString::fromLatin1(ascii)).hasMatch())
            return tl::unexpected(host);
        names.append("DNS:" + ascii.toLower());
    }
    return names.join(',');
}

Result<CertificatePair> notMade()
{
    return failure(u"not_made"_s, Texts::tr("OpenSSL could not make the certificate."));
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"not_read"_s, Texts::tr("“%1” cannot be read: %2.").arg(path, file.errorString()));
    return file.readAll();
}

Result<CertificatePair> readAuthority(const CertificateFiles &files, const QString &keyPath)
{
    const auto certificate = readFile(files.authority);
    const auto key = readFile(keyPath);
    if (!certificate)
        return tl::unexpected(certificate.error());
    if (!key)
        return tl::unexpected(key.error());
    return CertificatePair{*certificate, *key};
}

} // namespace

Result<CertificatePair> makeAuthority(const QString &name)
{
    const KeyPtr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const CertificatePtr certificate = key ? begun(key.get(), name, authorityDays) : CertificatePtr(nullptr, X509_free);
    X509 *const raw = certificate.get();
    const bool isSigned = raw && X509_set_issuer_name(raw, X509_get_subject_name(raw)) == 1 && addExtension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && addExtension(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign") && addExtension(raw, raw, NID_subject_key_identifier, "hash")
        && X509_sign(raw, key.get(), EVP_sha256()) > 0;
    return isSigned ? pemOf(raw, key.get()) : notMade();
}

Result<CertificatePair> makeServerCertificate(const CertificatePair &authority, const QStringList &hosts)
{
    const auto names = alternativeNames(hosts);
    if (!names)
        return failure(u"not_a_host"_s, Texts::tr("A certificate is for names and IP addresses of this computer; “%1” is neither.").arg(names.error()));
    const CertificatePtr issuer(PEM_read_bio_X509(readingFrom(authority.certificate).get(), nullptr, nullptr, nullptr), X509_free);
    const KeyPtr issuerKey(PEM_read_bio_PrivateKey(readingFrom(authority.key).get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    const KeyPtr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    if (!issuer || !issuerKey || X509_check_private_key(issuer.get(), issuerKey.get()) != 1)
        return failure(u"bad_authority"_s, Texts::tr("The authority's certificate and its key do not belong together, or one of them is damaged. Restore them from a backup; or remove both files, and a new "
                                                     "authority is made, which browsers then have to trust."));
    if (!key)
        return notMade();
    const CertificatePtr certificate = begun(key.get(), hosts.constFirst(), serverDays);
    X509 *const raw = certificate.get();
    const bool isSigned = raw && X509_set_issuer_name(raw, X509_get_subject_name(issuer.get())) == 1 && addExtension(raw, issuer.get(), NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(raw, issuer.get(), NID_key_usage, "critical,digitalSignature") && addExtension(raw, issuer.get(), NID_ext_key_usage, "serverAuth")
        && addExtension(raw, issuer.get(), NID_subject_alt_name, *names) && addExtension(raw, issuer.get(), NID_subject_key_identifier, "hash")
        && addExtension(raw, issuer.get(), NID_authority_key_identifier, "keyid") && X509_sign(raw, issuerKey.get(), EVP_sha256()) > 0;
    if (!isSigned)
        return notMade();
    CertificatePair pair = pemOf(raw, key.get());
    pair.certificate += authority.certificate;
    return pair;
}

CertificateFiles CertificateFiles::in(const QString &dataDirectory)
{
    const QString folder = dataDirectory + u"/certificates/"_s;
    return {folder + u"authority.crt"_s, folder + u"server.crt"_s, folder + u"server.key"_s, false};
}

Result<CertificateFiles> makeCertificateFiles(const QString &dataDirectory, const QStringList &hosts)
{
    CertificateFiles files = CertificateFiles::in(dataDirectory);
    const QString folder = dataDirectory + u"/certificates"_s;
    const QString authorityKey = folder + u"/authority.key"_s;
    if (!DataDirectory::make(dataDirectory) || !DataDirectory::make(folder))
        return tl::unexpected(fileNotWritten(folder, Texts::tr("the folder cannot be created")));
    QLockFile lock(folder + u"/.lock"_s);
    bool isLocked = false; // QLockFile waits twice as long after each attempt: too long for many at once
    for (const QDeadlineTimer patience(certificateLockPatience); !isLocked && !patience.hasExpired();)
        isLocked = lock.tryLock(int(std::chrono::milliseconds(lockPause).count()));
    if (!isLocked)
        return tl::unexpected(fileNotWritten(folder, Texts::tr("another program is writing there")));
    files.hasNewAuthority = !QFile::exists(files.authority) && !QFile::exists(authorityKey);
    const auto authority = files.hasNewAuthority ? makeAuthority(Texts::tr("LabChat on %1").arg(QSysInfo::machineHostName())) : readAuthority(files, authorityKey);
    const auto server = authority ? makeServerCertificate(*authority, hosts) : authority;
    if (!server)
        return tl::unexpected(server.error());
    QList<std::pair<QString, QByteArray>> wanted{{files.key, server->key}, {files.certificate, server->certificate}};
    if (files.hasNewAuthority)
        wanted = QList<std::pair<QString, QByteArray>>{{authorityKey, authority->key}, {files.authority, authority->certificate}} + wanted;
    for (const auto &[path, contents] : std::as_const(wanted)) {
        if (const auto written = writePrivately(path, contents); !written)
            return tl::unexpected(written.error());
    }
    return files;
}

} // namespace LabChat
