// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/workbook.h"

#include "core/base/exacttext.h"
#include "core/data/codebook.h"
#include "store/export/fieldrows.h"
#include "store/export/rowwriter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include <map>
#include <xlsxwriter.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Workbook)
};

constexpr lxw_row_t mostRows = 1'048'576;
constexpr qsizetype mostCharacters = 32'767; ///< UTF-16 code units

/// Why a text is not in the workbook as it was typed; empty: it is.
QString unfit(const QString &text)
{
    if (text.size() > mostCharacters)
        return u"cut off after 32,767 characters"_s;
    return text.contains(QChar(0xFFFE)) || text.contains(QChar(0xFFFF)) ? u"U+FFFE or U+FFFF replaced by U+FFFD"_s : QString();
}

/// In the form of ECMA-376, section 22.9.2.19 (ST_Xstring): what XML cannot hold is written as _xHHHH_, and so is the first sign of a text that looks like it.
QByteArray escaped(QString text)
{
    text.replace(QChar(0xFFFE), QChar::ReplacementCharacter).replace(QChar(0xFFFF), QChar::ReplacementCharacter);
    if (text.size() > mostCharacters)
        text.truncate(text.at(mostCharacters).isLowSurrogate() ? mostCharacters - 1 : mostCharacters);
    static const QRegularExpression looksEscaped(u"_(?=x[0-9A-Fa-f]{4}_)"_s);
    text.replace(looksEscaped, u"_x005F_"_s);
    QString result;
    for (const QChar c : std::as_const(text)) {
        const bool isForbidden = c.unicode() < 0x20 && c != u'\t' && c != u'\n';
        result += isForbidden ? u"_x%1_"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0')).toUpper().replace(u'X', u'x') : QString(c);
    }
    return result.toUtf8();
}

} // namespace

struct Workbook::Parts {
    class Sheet final : public TableWriter, private FieldRows {
    public:
        Sheet(lxw_workbook *workbook, const DataTable &table, lxw_format *heading, lxw_format *seconds, QStringList &notes)
            : m_sheet(workbook_add_worksheet(workbook, QByteArray(table.name.data(), table.name.size()).constData())), m_table(table), m_seconds(seconds), m_notes(notes)
        {
            for (qsizetype i = 0; i < table.columns.size(); ++i)
                worksheet_write_string(m_sheet, 0, lxw_col_t(i), QByteArray(table.columns.at(i).name.data(), table.columns.at(i).name.size()).constData(), heading);
            worksheet_freeze_panes(m_sheet, 1, 0);
        }

        [[nodiscard]] RowSink &rows() override { return *this; }
        [[nodiscard]] Result<void> goOn() override
        {
            if (m_row > mostRows)
                return failure(u"too_many_rows"_s, Texts::tr("The table “%1” has more than 1,048,575 rows, which no workbook can hold. Export fewer sessions, or the package.").arg(m_table.name));
            return {};
        }
        [[nodiscard]] Result<void> finish() override { return goOn(); }

    private:
        void write(const QList<QByteArray> &fields) override
        {
            for (qsizetype i = 0; i < fields.size() && m_row < mostRows; ++i) {
                if (!fields.at(i).isEmpty())
                    writeCell(lxw_col_t(i), m_table.columns.at(i).type, fields.at(i));
            }
            ++m_row;
        }
        void writeCell(lxw_col_t column, ColumnType type, const QByteArray &field)
        {
            bool isNumber = type == ColumnType::Integer || type == ColumnType::Seconds;
            const double number = isNumber ? field.toDouble(&isNumber) : 0;
            if (isNumber) {
                worksheet_write_number(m_sheet, m_row, column, number, type == ColumnType::Seconds ? m_seconds : nullptr);
                return;
            }
            const QString text = exactText(field).value_or(QString::fromUtf8(field));
            if (const QString why = unfit(text); !why.isEmpty())
                m_notes.append(u"%1, row %2, column %3: %4"_s.arg(m_table.name).arg(m_row + 1).arg(m_table.columns.at(column).name, why));
            worksheet_write_string(m_sheet, m_row, column, escaped(text).constData(), nullptr);
        }

        lxw_worksheet *m_sheet;
        const DataTable &m_table;
        lxw_format *m_seconds;
        QStringList &m_notes;
        lxw_row_t m_row = 1;
    };

    lxw_workbook *workbook = nullptr;
    lxw_format *heading = nullptr;
    QList<TableKind> tables;
    std::map<TableKind, std::unique_ptr<Sheet>> sheets;
    QStringList notes;
};

Workbook::Workbook(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Workbook::~Workbook()
{
    if (m_parts->workbook)
        lxw_workbook_free(m_parts->workbook);
}

Result<std::unique_ptr<Workbook>> Workbook::create(const QString &fileName, const QList<TableKind> &tables, qint64 createdAtMs)
{
    auto parts = std::make_unique<Parts>();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    parts->workbook = workbook_new_opt(QFile::encodeName(fileName).constData(), &options);
    if (!parts->workbook)
        return tl::unexpected(exportNotWritten(fileName));
    lxw_doc_properties properties{};
    properties.created = time_t(createdAtMs / 1000);
    workbook_set_properties(parts->workbook, &properties);
    parts->heading = workbook_add_format(parts->workbook);
    format_set_bold(parts->heading);
    lxw_format *const seconds = workbook_add_format(parts->workbook);
    format_set_num_format(seconds, "0.000");
    parts->tables = tables;
    for (const TableKind kind : tables)
        parts->sheets.emplace(kind, std::make_unique<Parts::Sheet>(parts->workbook, dataTable(kind), parts->heading, seconds, parts->notes));
    return std::unique_ptr<Workbook>(new Workbook(std::move(parts)));
}

TableWriter &Workbook::sheet(TableKind table)
{
    return *m_parts->sheets.at(table);
}

Result<void> Workbook::close()
{
    lxw_worksheet *const sheet = workbook_add_worksheet(m_parts->workbook, "codebook");
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 0;
    const auto write = [&](const QStringList &cells, lxw_format *format) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            worksheet_write_string(sheet, row, lxw_col_t(i), escaped(cells.at(i)).constData(), format);
        ++row;
    };
    write({u"table"_s, u"column"_s, u"unit"_s, u"label"_s, u"meaning"_s}, m_parts->heading);
    for (const TableKind kind : std::as_const(m_parts->tables)) {
        for (const DataColumn &column : dataTable(kind).columns) {
            write({dataTable(kind).name, column.name, unitOf(column.type), QString::fromUtf8(column.label), withoutLinks(QString::fromUtf8(column.meaning))}, nullptr);
            for (const ColumnValue &value : column.values)
                write({dataTable(kind).name, column.name, {}, u"= "_s + value.name, withoutLinks(QString::fromUtf8(value.meaning))}, nullptr);
        }
    }
    for (const QString &note : std::as_const(m_parts->notes))
        write({u"changed"_s, {}, {}, {}, note}, nullptr);
    const lxw_error error = workbook_close(std::exchange(m_parts->workbook, nullptr));
    return error == LXW_NO_ERROR ? Result<void>() : tl::unexpected(exportNotWritten(QString::fromUtf8(lxw_strerror(error))));
}

} // namespace LabChat
