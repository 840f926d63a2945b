// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/certificatemaker.h"

namespace LabChat {

/// Makes certificates in the data directory, in the pool: making keys takes a while. Main thread; owned by whoever makes the console.
class LabCertificates final : public CertificateMaker {
    Q_OBJECT

public:
    explicit LabCertificates(const QString &dataDirectory) : m_dataDirectory(dataDirectory) {}

    void make(const QStringList &hosts) override;

private:
    QString m_dataDirectory;
};

} // namespace LabChat
