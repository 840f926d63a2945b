// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace LabChat {

/// A table as a CSV file: UTF-8, RFC 4180.
[[nodiscard]] QByteArray tableCsv(const QList<QStringList> &lines);
/// Error code `not_written`. For a thread that may block.
[[nodiscard]] Result<void> writeTableCsv(const QString &fileName, const QList<QStringList> &lines);

} // namespace LabChat
