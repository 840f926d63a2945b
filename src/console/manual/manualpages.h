// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtGui/QTextBlock>

QT_BEGIN_NAMESPACE
class QTextDocument;
QT_END_NAMESPACE

namespace LabChat {

/// The pages of the manual inside the program. They are in its resources, not on a disk. Pure functions.

/// A heading, and what stands below it down to the next one. A plain value.
struct ManualSection {
    QString page;       ///< the file's name without `.md`
    QString pageTitle;
    QString heading;
    QString anchor;     ///< as in links: `#pages`; empty: the beginning of the page
    QString text;       ///< with a line for each paragraph and cell

    bool operator==(const ManualSection &) const = default;
};

/// The pages in the order of the index.
[[nodiscard]] QStringList manualPages();
[[nodiscard]] QUrl manualUrl(const QString &page, const QString &anchor = {});
/// The page of such an address.
[[nodiscard]] QString manualPage(const QUrl &url);

/// All pages, divided at the headings of the first two levels.
[[nodiscard]] QList<ManualSection> manualSections();
/// The sections that contain all terms, in upper or lower case; a page with a term in its title comes with its beginning.
[[nodiscard]] QList<ManualSection> sectionsWith(const QList<ManualSection> &sections, const QStringList &terms);
/// The words around the first term in a section, in one line.
[[nodiscard]] QString excerptOf(const ManualSection &section, const QStringList &terms);

/// Adds what Markdown does not define to a page that was just read: anchors of headings as GitHub names them, and space.
void dressManualPage(QTextDocument &document);

} // namespace LabChat
