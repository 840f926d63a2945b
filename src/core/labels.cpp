// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels.h"

#include "core/study/names.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>

#include <algorithm>
#include <array>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxLabelBytes = 4 * 1024 * 1024;
constexpr int shownCharacters = 40;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Room)
};

/// A line that is not empty, with its number from 1.
struct Line {
    int number = 0;
    QString text;
};

QList<Line> linesOf(const QString &text)
{
    static const QRegularExpression end(u"\\r\\n|[\\n\\r\\x{85}\\x{2028}\\x{2029}]"_s);
    QList<Line> lines;
    int number = 0;
    for (const QString &line : text.split(end)) {
        ++number;
        if (const QString content = line.trimmed(); !content.isEmpty())
            lines.append({number, content});
    }
    return lines;
}

bool hasDigit(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// Whether the first line is the heading of a column of labels: it is called so, or it is the only one without a number.
bool startsWithHeading(const QList<Line> &lines)
{
    static constexpr std::array headings{u"label", u"labels", u"participant", u"participants", u"participantlabel", u"participantlabels", u"participantid", u"participantcode",
                                         u"teilnehmer", u"teilnehmende", u"teilnehmerlabel", u"teilnehmercode"};
    static const QRegularExpression sign(u"[^\\p{L}\\p{N}]"_s); // a number stays: “participant_1” is a label
    if (lines.isEmpty())
        return false;
    const QString first = lines.constFirst().text.toLower().remove(sign);
    if (std::any_of(headings.begin(), headings.end(), [&](const char16_t *heading) { return first == QStringView(heading); }))
        return true;
    return lines.size() > 2 && !hasDigit(lines.constFirst().text)
        && std::all_of(lines.begin() + 1, lines.end(), [](const Line &line) { return hasDigit(line.text); });
}

QString shown(const QString &text)
{
    return text.size() > shownCharacters ? text.left(shownCharacters) + u'…' : text;
}

/// A character that can be seen, or its number.
QString shown(QChar c)
{
    return c.isPrint() && !c.isSpace() ? QString(c) : u"U+%1"_s.arg(ushort(c.unicode()), 4, 16, QLatin1Char('0')).toUpper();
}

/// What is wrong with a line that is not a label.
QString mistakeIn(const Line &line)
{
    const auto bad = std::find_if(line.text.begin(), line.text.end(), [](QChar c) { return !isLabel(QStringView(&c, 1)); });
    if (bad == line.text.end())
        return Texts::tr("Line %1: the label “%2” is longer than 100 characters. Shorten it.").arg(line.number).arg(shown(line.text));
    if (*bad == u',' || *bad == u';' || *bad == u'\t')
        return Texts::tr("Line %1: “%2” seems to have several columns. Keep only the column of the labels, one on each line.").arg(line.number).arg(shown(line.text));
    if (bad->isSpace())
        return Texts::tr("Line %1: “%2” contains a space. Write one label on each line, and “_” in place of a space.").arg(line.number).arg(shown(line.text));
    return Texts::tr("Line %1: “%2” contains “%3”. A label may contain only the letters A to Z, digits and “_”.")
        .arg(line.number).arg(shown(line.text), shown(*bad));
}

/// The number of the first line that is not UTF-8.
int firstForeignLine(const QList<QByteArray> &lines)
{
    const auto foreign = std::find_if(lines.begin(), lines.end(), [](const QByteArray &line) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString ignored = decoder(line + '\n'); // ends a character of several bytes, too
        return decoder.hasError();
    });
    return int(foreign - lines.begin()) + 1;
}

Result<QString> decoded(const QByteArray &bytes, const QString &path)
{
    const bool isArchive = bytes.startsWith("PK\x03\x04") || bytes.startsWith("\xd0\xcf\x11\xe0"); // Excel's and LibreOffice's files
    if (isArchive)
        return failure(u"unreadable_labels"_s, Texts::tr("“%1” is not a text file, but probably a spreadsheet. Save the column of the labels as plain text.").arg(path));
    const auto marked = QStringConverter::encodingForData(bytes);
    if (!marked && bytes.contains('\0'))
        return failure(u"unreadable_labels"_s, Texts::tr("“%1” is not readable text from line 1 on: it is perhaps UTF-16 without a mark. Save it as UTF-8.").arg(path));
    QStringDecoder decoder(marked.value_or(QStringDecoder::Utf8), QStringDecoder::Flag::Stateless); // half a character at the end is a mistake
    const QString text = decoder(bytes);
    const bool isCutOff = marked && text.contains(QChar::ReplacementCharacter);
    if (!decoder.hasError() && !isCutOff)
        return text;
    if (marked && *marked != QStringConverter::Utf8)
        return failure(u"unreadable_labels"_s, Texts::tr("“%1” is not complete: its last character is cut off. Save it again, as UTF-8.").arg(path));
    const QList<QByteArray> lines = bytes.split('\n');
    const int number = firstForeignLine(lines);
    const QString line = shown(QString::fromLatin1(lines.value(number - 1)).trimmed());
    return failure(u"unreadable_labels"_s, Texts::tr("Line %1 of “%2” is not in UTF-8, but perhaps in Latin-1: “%3”. Save the file as UTF-8. A label may contain "
                                                     "only the letters A to Z, digits and “_”.").arg(number).arg(path, line));
}

} // namespace

LabelList labelsIn(const QString &text)
{
    LabelList list;
    QList<Line> lines = linesOf(text);
    if (startsWithHeading(lines)) {
        const Line heading = lines.takeFirst();
        list.mistakes.append(Texts::tr("Line %1: “%2” looks like the heading of the column. Remove this line. If it is a label, move it to another line.")
                                 .arg(heading.number).arg(shown(heading.text)));
    }
    for (const Line &line : std::as_const(lines)) {
        if (!isLabel(line.text))
            list.mistakes.append(mistakeIn(line));
        else
            list.labels.append(line.text);
    }
    list.duplicates = int(list.labels.removeDuplicates());
    return list;
}

QString mistakesText(const LabelList &list)
{
    if (list.mistakes.size() < 2)
        return list.mistakes.value(0);
    return Texts::tr("%1 %n more lines are wrong, too.", nullptr, int(list.mistakes.size()) - 1).arg(list.mistakes.constFirst());
}

Result<QString> readLabelText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxLabelBytes)
        return failure(u"unreadable_labels"_s, Texts::tr("The labels cannot be read from “%1”: %2.")
                                                   .arg(path, file.isOpen() ? Texts::tr("the file is too large") : file.errorString()));
    return decoded(file.readAll(), path);
}

Result<QStringList> readLabels(const QString &path)
{
    const auto text = readLabelText(path);
    if (!text)
        return tl::unexpected(text.error());
    const LabelList list = labelsIn(*text);
    if (!list.mistakes.isEmpty())
        return failure(u"bad_label"_s, Texts::tr("“%1” is not a list of labels. %2").arg(path, mistakesText(list)));
    if (list.labels.isEmpty())
        return failure(u"no_labels"_s, Texts::tr("“%1” contains no label. Write one label on each line.").arg(path));
    return list.labels;
}

} // namespace LabChat
