// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <tl/expected.hpp>

namespace LabChat {

/// One CSV record (RFC 4180) in UTF-8, ending with CRLF, quoted only if necessary,
/// like the output of Python's csv module for oTree. Fields are written unchanged.
[[nodiscard]] QByteArray csvRecord(const QStringList &fields);

/// Several records, one after the other.
[[nodiscard]] QByteArray csvRecords(const QList<QStringList> &records);

/// A record that was read, with the line in which it begins, from 1. A plain value.
struct CsvRecord {
    int line = 0;
    QStringList fields;
};

/// The records of a CSV text (RFC 4180, also with LF alone), without empty lines. Columns are separated by commas, or by what spreadsheets
/// of some languages write instead: the first comma, semicolon or tab of the text decides. Fails with the line of a quotation mark that is not closed.
[[nodiscard]] tl::expected<QList<CsvRecord>, int> readCsv(const QString &text);

/// oTree's timestamp: seconds since the epoch, with three decimals.
[[nodiscard]] QString csvTimestamp(qint64 atMs);

} // namespace LabChat
