// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtGui/QDesktopServices>

#include <functional>

namespace LabChat {

class CertificateMaker;
class OTreeSettings;

/// The options of the console. A plain value.
struct ConsoleOptions {
    QString dataDirectory;        ///< the directory of the log; shown, and watched for free disk space
    QString dataOption;           ///< `--data …`, with which commands find this directory; empty: they do without
    ListenRequest listenRequest;  ///< what the command line says; ServerSettings adds what the operator has set
    AllowedPages allowedPages;    ///< of other systems, by the command line; for the operator to read
    QString settingsFile;         ///< the file for the layout; empty: the user's own settings
    QString accountName;          ///< the full name of the account's owner, suggested as the operator's; empty: unknown
    CertificateMaker *certificates = nullptr; ///< null: none can be made; outlives the console
    OTreeSettings *otree = nullptr;           ///< null: its own chat is not served; outlives the console
    QString archiveFile = {};                 ///< the session archive that is shown, so that nothing can be changed; empty: a log
    std::function<bool(const QString &)> openArchive = {}; ///< opens a session archive in a window of its own
    std::function<bool(const QUrl &)> openUrl = &QDesktopServices::openUrl;
};

} // namespace LabChat
