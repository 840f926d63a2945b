// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace LabChat {

/// One CSV record (RFC 4180) in UTF-8, ending with CRLF, quoted only if necessary,
/// like the output of Python's csv module for oTree. Fields are written unchanged.
[[nodiscard]] QByteArray csvRecord(const QStringList &fields);

/// Several records, one after the other.
[[nodiscard]] QByteArray csvRecords(const QList<QStringList> &records);

/// oTree's timestamp: seconds since the epoch, with three decimals.
[[nodiscard]] QString csvTimestamp(qint64 atMs);

} // namespace LabChat
