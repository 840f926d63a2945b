// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowsink.h"

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

/// Writes records one after the other as csvRecord() does, but from bytes: exports have millions of fields, few of which need a text of their own. A plain value.
class CsvBytes final : public RowSink {
public:
    using RowSink::add;
    void add(QByteArrayView field) override;
    void add(qint64 number) override;
    void addFields(QByteArrayView fields) override;
    void endRecord() override;

    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// Begins again with nothing, in the same memory.
    void clear() { m_bytes.resize(0); }

private:
    void separate();

    QByteArray m_bytes;
    bool m_isInRecord = false;
};

/// Fields as they are in a record, for CsvBytes::addFields().
[[nodiscard]] QByteArray csvFields(const QStringList &fields);

/// The fields of csvFields(), in UTF-8.
[[nodiscard]] QList<QByteArray> fieldsOf(QByteArrayView csvFields);

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
