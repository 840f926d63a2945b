// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/manual/manualpages.h"

#include "core/base/searchterms.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtGui/QTextDocument>
#include <QtGui/QTextTable>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString helpFolder = u":/help/"_s;
const QString indexPage = u"index"_s;
constexpr int wordsBefore = 16; ///< characters of an excerpt before its first term
constexpr int excerptLength = 160;

struct Heading {
    QTextBlock block;
    int level = 0;
    QString anchor;
};

QString readPage(const QString &name)
{
    QFile file(helpFolder + name + u".md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// As GitHub builds it: lower case, words joined by hyphens.
QString anchorOf(const QString &heading)
{
    QString anchor;
    for (const QChar c : heading.toLower()) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_')
            anchor.append(c);
        else if (c == u' ')
            anchor.append(u'-');
    }
    return anchor;
}

QList<Heading> headingsOf(const QTextDocument &document)
{
    QList<Heading> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (const int level = block.blockFormat().headingLevel(); level > 0)
            headings.append({block, level, anchorOf(block.text())});
    }
    return headings;
}

void spaceTables(const QTextDocument &document)
{
    const QList<QTextFrame *> frames = document.rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0);
        format.setCellPadding(5);
        format.setTopMargin(10);
        format.setBottomMargin(10);
        table->setFormat(format);
    }
}

} // namespace

QStringList manualPages()
{
    QStringList names;
    const QStringList files = QDir(helpFolder).entryList({u"*.md"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(3));
    const QString index = readPage(indexPage);
    const auto place = [&](const QString &name) {
        const qsizetype linked = index.indexOf(u'(' + name + u".md"_s);
        return name == indexPage ? -1 : linked < 0 ? index.size() : linked;
    };
    std::stable_sort(names.begin(), names.end(), [&](const QString &a, const QString &b) { return place(a) < place(b); });
    return names;
}

QUrl manualUrl(const QString &page, const QString &anchor)
{
    QUrl url(u"qrc:/help/"_s + page + u".md"_s);
    if (!anchor.isEmpty())
        url.setFragment(anchor);
    return url;
}

QString manualPage(const QUrl &url)
{
    const QString file = url.fileName();
    return file.endsWith(".md"_L1) ? file.chopped(3) : QString();
}

QList<ManualSection> manualSections()
{
    QList<ManualSection> sections;
    const QStringList names = manualPages();
    for (const QString &name : names) {
        QTextDocument document;
        document.setMarkdown(readPage(name));
        sections.append({name, name, name, {}, {}}); // so that a page without a heading is a section, too
        const qsizetype first = sections.size() - 1;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            const int level = block.blockFormat().headingLevel();
            if (level == 1)
                sections[first].pageTitle = sections[first].heading = block.text();
            else if (level == 2)
                sections.append({name, sections.at(first).pageTitle, block.text(), anchorOf(block.text()), {}});
            else
                sections.last().text.append(block.text() + u'\n');
        }
    }
    return sections;
}

QList<ManualSection> sectionsWith(const QList<ManualSection> &sections, const QStringList &terms)
{
    QList<ManualSection> found;
    if (terms.isEmpty())
        return found;
    std::copy_if(sections.begin(), sections.end(), std::back_inserter(found), [&terms](const ManualSection &section) {
        return std::all_of(terms.begin(), terms.end(), [&section](const QString &term) {
            return section.heading.contains(term, Qt::CaseInsensitive) || section.text.contains(term, Qt::CaseInsensitive);
        });
    });
    return found;
}

QString excerptOf(const ManualSection &section, const QStringList &terms)
{
    const QString text = section.text.simplified();
    const QList<TextSpan> spans = findTerms(text, terms);
    qsizetype start = spans.isEmpty() ? 0 : spans.constFirst().start - wordsBefore;
    start = start <= 0 ? 0 : text.indexOf(u' ', start) + 1;
    QString excerpt = text.mid(start, excerptLength);
    if (start > 0)
        excerpt.prepend(u'…');
    return start + excerptLength < text.size() ? QString(excerpt + u'…') : excerpt;
}

void dressManualPage(QTextDocument &document)
{
    QTextCursor all(&document);
    all.beginEditBlock(); // one layout, and not one for each change
    spaceTables(document);
    const QList<Heading> headings = headingsOf(document);
    for (const Heading &heading : headings) {
        QTextCursor cursor(heading.block);
        if (heading.level <= 2) {
            QTextBlockFormat format = heading.block.blockFormat();
            format.setTopMargin(heading.level == 1 ? 0 : 18);
            format.setBottomMargin(8);
            cursor.setBlockFormat(format);
        }
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        QTextCharFormat anchor;
        anchor.setAnchor(true);
        anchor.setAnchorNames({heading.anchor});
        cursor.mergeCharFormat(anchor);
    }
    all.endEditBlock();
}

} // namespace LabChat
