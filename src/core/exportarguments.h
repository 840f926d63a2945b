// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/exportrequest.h"

#include <QtCore/QCommandLineOption>
#include <QtCore/QJsonObject>

class QCommandLineParser;

namespace LabChat {

/// An export's request as the arguments of `labchat export`: on the command line, in presets, in manifests and beside an export. Pure functions.

/// All but --data and --out.
[[nodiscard]] QList<QCommandLineOption> exportOptions();
/// Without a file name, and with no passages replaced. Error code `wrong_usage`.
[[nodiscard]] Result<ExportRequest> exportRequestOf(const QCommandLineParser &parser);
[[nodiscard]] Result<ExportRequest> exportRequestOf(const QStringList &arguments);
/// Whether it can be written to this file. Error code `wrong_usage`.
[[nodiscard]] Result<void> checkTarget(const ExportRequest &request);

/// What differs from the default; neither the file nor the passages.
[[nodiscard]] QStringList argumentsOf(const ExportRequest &request);
/// The whole command for a shell (POSIX), on one line. @p passagesFile: empty: no passages are replaced.
[[nodiscard]] QString exportCommandLine(const ExportRequest &request, const QString &dataDirectory, const QString &passagesFile);

/// For a manifest: what changes the contents.
[[nodiscard]] QJsonObject toJson(const ExportRequest &request);
/// Nothing: it is not what toJson() writes.
[[nodiscard]] std::optional<ExportRequest> exportRequestFromJson(const QJsonObject &json);

/// The passages that are marked in a list of contacts (ExportFormat::Contacts). Error code `wrong_usage`, with the line.
[[nodiscard]] Result<QList<Passage>> markedPassages(const QString &csv);
[[nodiscard]] QString nameOfContact(ContactKind kind);

} // namespace LabChat
