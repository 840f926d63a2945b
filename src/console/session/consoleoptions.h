// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtGui/QDesktopServices>

#include <functional>

namespace LabChat {

/// The options of the console. A plain value.
struct ConsoleOptions {
    QString dataDirectory;        ///< the directory of the log; shown, and watched for free disk space
    ListenRequest listenRequest;  ///< the first request to the server; "Try again" repeats it
    QString settingsFile;         ///< the file for the layout; empty: the user's own settings
    QString accountName;          ///< the full name of the account's owner, suggested as the operator's; empty: unknown
    std::function<bool(const QUrl &)> openUrl = &QDesktopServices::openUrl;
};

} // namespace LabChat
