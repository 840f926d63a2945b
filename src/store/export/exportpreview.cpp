// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/exportpreview.h"

#include "core/base/exacttext.h"
#include "store/export/dialectwriter.h"
#include "store/export/fieldrows.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Keeps the first rows, and then ends the reading.
class FirstRows final : public FieldRows, public TableWriter {
public:
    FirstRows(const DataTable &table, const CsvDialect &dialect, int most) : m_form(table, dialect), m_most(most) {}

    [[nodiscard]] RowSink &rows() override { return *this; }
    [[nodiscard]] Result<void> goOn() override { return isFull() ? failure(u"enough"_s, {}) : Result<void>(); }
    [[nodiscard]] Result<void> finish() override { return {}; }
    [[nodiscard]] bool isFull() const { return m_rows.size() >= m_most; }
    [[nodiscard]] const QList<QStringList> &kept() const { return m_rows; }

private:
    void write(const QList<QByteArray> &fields) override
    {
        if (isFull())
            return;
        QStringList row;
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const QByteArray field = m_form.written(fields.at(i), i);
            row.append(exactText(field).value_or(QString::fromUtf8(field)));
        }
        m_rows.append(row);
    }

    DialectFields m_form;
    int m_most;
    QList<QStringList> m_rows;
};

} // namespace

Result<ExportPreview> previewTable(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, int rows, const TableExport::ShouldContinue &shouldContinue)
{
    const bool hasOwnTable = request.format == ExportFormat::Stata || request.format == ExportFormat::Spss;
    const TableKind several = request.format == ExportFormat::JsonLines ? TableKind::Events : TableKind::Messages;
    const TableKind kind = hasOwnTable ? request.table : infoOf(request.format).table.value_or(several);
    FirstRows first(dataTable(kind), request.dialect, rows);
    QList<TableTarget> targets{{kind, &first, 0}};
    if (const auto written = TableExport(database, request, sessions).write(targets, shouldContinue); !written && !first.isFull())
        return tl::unexpected(written.error());
    return ExportPreview{dataTable(kind).columnNames(), first.kept()};
}

} // namespace LabChat
