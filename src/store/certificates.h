// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QStringList>

namespace LabChat {

/// A certificate (X.509 v3, RFC 5280) and its key (ECDSA with P-256), in PEM. A plain value.
struct CertificatePair {
    QByteArray certificate;
    QByteArray key;
};

/// A certificate authority that can sign certificates of servers, but no further authorities. Valid for 10 years. Error code `not_made`.
[[nodiscard]] Result<CertificatePair> makeAuthority(const QString &name);

/// A certificate for a server's names and IP addresses, signed by @p authority. Valid for 820 days: Apple's systems refuse those of more than 825. Error codes
/// `not_a_host` (one of @p hosts is neither), `bad_authority`, `not_made`.
[[nodiscard]] Result<CertificatePair> makeServerCertificate(const CertificatePair &authority, const QStringList &hosts);

/// The files of a laboratory's own certificates. A plain value.
struct CertificateFiles {
    QString authority;    ///< what browsers have to trust
    QString certificate;  ///< the server's, with the authority's behind it
    QString key;
    bool hasNewAuthority = false;

    /// In this data directory, whether they exist or not.
    [[nodiscard]] static CertificateFiles in(const QString &dataDirectory);
};

/// Makes a new certificate for the server in the data directory, and an authority if there is none yet. Keys can be read by their owner only. Error codes of the functions above,
/// and `not_read`, `not_written`. Blocks.
[[nodiscard]] Result<CertificateFiles> makeCertificateFiles(const QString &dataDirectory, const QStringList &hosts);

} // namespace LabChat
