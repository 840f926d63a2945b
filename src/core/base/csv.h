// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace LabChat {

/// One CSV record (RFC 4180) in UTF-8, ended by CRLF, quoted only where needed, as Python's csv module
/// writes it for oTree. Fields are written exactly as they are.
[[nodiscard]] QByteArray csvRecord(const QStringList &fields);

/// Several, one after the other.
[[nodiscard]] QByteArray csvRecords(const QList<QStringList> &records);

/// oTree's timestamp: seconds since the epoch, with a fraction of three digits.
[[nodiscard]] QString csvTimestamp(qint64 atMs);

} // namespace LabChat
