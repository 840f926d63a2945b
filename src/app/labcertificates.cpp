// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labcertificates.h"

#include "app/hostnames.h"
#include "core/base/whenanswered.h"
#include "store/certificates.h"

#include <QtConcurrent/QtConcurrentRun>

namespace LabChat {

void LabCertificates::make(const QStringList &wanted)
{
    const QStringList hosts = withNamesOfThisComputer(wanted);
    whenAnswered(QtConcurrent::run(makeCertificateFiles, m_dataDirectory, hosts), this, [this, hosts](const Result<CertificateFiles> &files) {
        if (files)
            emit made({{files->certificate, files->key}, files->authority, files->hasNewAuthority, hosts});
        else
            emit failed(files.error());
    });
}

} // namespace LabChat
