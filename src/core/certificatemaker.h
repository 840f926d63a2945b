// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

namespace LabChat {

/// A certificate that was made, signed by the laboratory's own authority. A plain value.
struct MadeCertificate {
    TlsFiles files;
    QString authority;            ///< the file that browsers have to trust
    bool hasNewAuthority = false;
    QStringList hosts;            ///< the names and addresses that it is for
};

/// Makes certificates for this computer: the seam between the console and the store, which keeps them. Main thread; answers later.
class CertificateMaker : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// For this computer's names and addresses, and for @p hosts; answered by made() or failed().
    virtual void make(const QStringList &hosts) = 0;

signals:
    void made(const LabChat::MadeCertificate &made);
    /// What was there before is unchanged.
    void failed(const LabChat::Error &error);
};

} // namespace LabChat
