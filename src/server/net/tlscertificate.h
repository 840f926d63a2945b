// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QTimer>
#include <QtNetwork/QSslConfiguration>

namespace LabChat {

/// Reads a certificate with its chain, and its key, from PEM files (RFC 7468). Error codes `not_read`, `no_certificate`, `no_key`, `key_does_not_fit`. For any thread.
[[nodiscard]] Result<QSslConfiguration> readCertificate(const TlsFiles &files);

/// When the operator hears of the end of a certificate. A plain value.
struct ExpiryWatch {
    bool isNear = false;
    bool hasExpired = false;
    int days = 0;           ///< that are left, rounded up
};
/// How long before the end the operator is told for the first time.
constexpr qint64 expiryNoticeMs = 14ll * 24 * 3600 * 1000;
[[nodiscard]] ExpiryWatch watchExpiry(const QDateTime &end, const QDateTime &now);

/// The certificate with which the server proves who it is, read again whenever its files change. Lives in the net thread, owned by Listener.
class TlsCertificate final : public QObject {
    Q_OBJECT

public:
    explicit TlsCertificate(QObject *parent);

    /// Without files, TLS is off. Error codes of readCertificate(); what was used before stays in use then.
    [[nodiscard]] Result<void> use(const TlsFiles &files);
    [[nodiscard]] bool isOn() const { return m_files.areGiven(); }
    [[nodiscard]] const QSslConfiguration &configuration() const { return m_configuration; }

signals:
    /// The files have changed, and cannot be used; the certificate of before stays in use. Or it expires soon, or has expired; each said once a day at most.
    void failed(const LabChat::Error &error);
    /// Another certificate is in use: what failed() said is over.
    void replaced();

private:
    void watch();
    void readAgain();
    void watchEnd();
    void take(const Result<QSslConfiguration> &read);

    TlsFiles m_files;
    QSslConfiguration m_configuration;
    QString m_saidOfEnd;  ///< the last words about the end, which are not repeated
    QFileSystemWatcher m_watcher;
    QTimer m_endWatch;
    QTimer m_settled;  ///< a certificate and its key change one after the other
};

} // namespace LabChat
