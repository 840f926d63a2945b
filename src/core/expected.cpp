// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expected.h"

#include "core/base/csv.h"
#include "core/labels.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCharacters = 255;
constexpr int shownOfACell = 40;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Expected)
};

/// The places of the columns that count; -1: not there.
struct Columns {
    qsizetype label = -1;
    qsizetype code = -1;
    qsizetype group = -1;
    qsizetype role = -1;
    qsizetype session = -1;
    qsizetype count = 1;

    [[nodiscard]] bool hasName() const { return label >= 0 || code >= 0; }
    [[nodiscard]] bool isHeading() const { return hasName() || group >= 0 || role >= 0 || session >= 0; }
};

/// As oTree, LabChat's exports and people call the columns.
Columns columnsIn(const QStringList &fields)
{
    Columns columns;
    columns.count = fields.size();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QString name = fields.at(i).trimmed().toLower().replace(u' ', u'_');
        if (name == "label"_L1 || name == "labels"_L1 || name == "participant_label"_L1)
            columns.label = i;
        else if (name == "code"_L1 || name == "codes"_L1 || name == "participant_code"_L1 || name == "participant"_L1 || name == "sub"_L1)
            columns.code = i;
        else if (name == "group"_L1)
            columns.group = i;
        else if (name == "role"_L1)
            columns.role = i;
        else if (name == "session"_L1 || name == "session_code"_L1)
            columns.session = i;
    }
    return columns;
}

QString shownCell(const QString &text)
{
    return text.size() > shownOfACell ? text.left(shownOfACell) + u'…' : text;
}

bool isName(const QString &text)
{
    return text.size() <= mostCharacters && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

QString mistakeIn(const CsvRecord &row, const Columns &columns, const ExpectedParticipant &who)
{
    if (row.fields.size() != columns.count)
        return Texts::tr("Line %1: the table has %2 columns; this row has %3.").arg(row.line).arg(columns.count).arg(row.fields.size());
    if (who.label.isEmpty() && who.code.isEmpty())
        return Texts::tr("Line %1 has neither a label nor a code.").arg(row.line);
    for (const QString &text : {who.label, who.code, who.group, who.role}) {
        if (!isName(text))
            return Texts::tr("Line %1: “%2” is longer than 255 characters, or contains characters that cannot be printed.").arg(row.line).arg(shownCell(text));
    }
    return {};
}

} // namespace

ExpectedList expectedIn(const QString &text, const QString &session)
{
    const auto records = readCsv(text);
    if (!records)
        return {{}, 0, {Texts::tr("Line %1: a quotation mark opens here and is never closed.").arg(records.error())}};
    if (records->isEmpty())
        return {};
    ExpectedList list;
    Columns columns = columnsIn(records->constFirst().fields);
    const bool hasHeading = columns.isHeading();
    if (!columns.hasName() && (hasHeading || columns.count > 1)) {
        list.mistakes.append(Texts::tr("Line %1: the first line must name the columns, and one of them must be “label” or “code”.").arg(records->constFirst().line));
        return list;
    }
    if (!hasHeading)
        columns.label = columns.code = 0;
    QSet<std::pair<QString, QString>> known;
    for (const CsvRecord &row : records->mid(hasHeading ? 1 : 0)) {
        const auto field = [&row](qsizetype column) { return column < 0 ? QString() : row.fields.value(column).trimmed(); };
        const ExpectedParticipant who{field(columns.label), field(columns.code), field(columns.group), field(columns.role)};
        if (const QString mistake = mistakeIn(row, columns, who); !mistake.isEmpty())
            list.mistakes.append(mistake);
        else if (const QString where = field(columns.session); !where.isEmpty() && where != session)
            ++list.elsewhere;
        else if (!known.contains({who.label, who.code}))
            list.participants.append(who);
        known.insert({who.label, who.code});
    }
    return list;
}

Result<QList<ExpectedParticipant>> readExpected(const QString &path, const QString &session)
{
    const auto text = readLabelText(path);
    if (!text)
        return tl::unexpected(text.error());
    const ExpectedList list = expectedIn(*text, session);
    if (!list.mistakes.isEmpty())
        return failure(u"bad_table"_s, Texts::tr("“%1” is not a table of participants. %2").arg(path, mistakesText({{}, 0, list.mistakes})));
    if (list.participants.isEmpty() && list.elsewhere > 0)
        return failure(u"nobody_expected"_s, Texts::tr("All rows of “%1” name another session than “%2”.").arg(path, session));
    if (list.participants.isEmpty())
        return failure(u"nobody_expected"_s, Texts::tr("“%1” names nobody. Write one participant on each line.").arg(path));
    return list.participants;
}

} // namespace LabChat
