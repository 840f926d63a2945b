// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace LabChat {

/// The commands. Each runs in the main thread and returns the program's exit code.

[[nodiscard]] int runServe(const ServeCommand &command);
[[nodiscard]] int runExport(const ExportCommand &command);
[[nodiscard]] int runArchive(const ArchiveCommand &command);
[[nodiscard]] int runVerify(const VerifyCommand &command);
[[nodiscard]] int runCheckLog(const CheckLogCommand &command);
[[nodiscard]] int runCheck(const CheckCommand &command);
[[nodiscard]] int runKey(const KeyCommand &command);
[[nodiscard]] int runTicket(const TicketCommand &command);
[[nodiscard]] int runCertificate(const CertificateCommand &command);
[[nodiscard]] int runPrint(const PrintCommand &command);
/// A console that shows a session archive, without a server.
[[nodiscard]] int runOpen(const OpenCommand &command);
/// The console with its window, and the server behind it.
[[nodiscard]] int runConsole(const ConsoleCommand &command);

} // namespace LabChat
