// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtGui/QDesktopServices>

#include <functional>

namespace LabChat {

/// What the console is told when it is made. A plain value.
struct ConsoleOptions {
    QString dataDirectory;        ///< where the log is kept; shown, and watched for its free space
    ListenRequest listenRequest;  ///< what the server was first asked for: "Try again" asks for it again
    QString settingsFile;         ///< where the layout is remembered; empty: the user's own settings
    std::function<bool(const QUrl &)> openUrl = &QDesktopServices::openUrl;
};

} // namespace LabChat
