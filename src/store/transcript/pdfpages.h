// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QIODevice>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

namespace LabChat {

/// A piece of a text on paper, in one look. A plain value.
struct PdfRun {
    enum class Look : char { Plain, Quiet, Strong, Mark };
    QString text;
    Look look = Look::Plain;
};

/// A text on paper, which may have several lines and go on on the next page. A plain value.
struct PdfText {
    QList<PdfRun> runs;
    double points = 10;
    double indent = 0;          ///< from the left, in points
    bool isTyped = false;       ///< each paragraph begins on the side that its first letter asks for; or else on the left
    bool hasBar = false;        ///< a line beside it
    double spaceBefore = 0;     ///< in points
    double keepWithNext = 0;    ///< it begins on a page where at least so many points are left
};

/// A PDF document of pages in A4, filled from top to bottom: Pango lays out the texts, in any script and direction and with coloured emoji, and Cairo writes the pages as they are filled. The same
/// texts give the same bytes, with the same fonts. Lives for one export, in any thread.
class PdfPages final {
public:
    /// @p madeAtMs: what the document says of when it was made.
    PdfPages(QIODevice &target, const QString &title, qint64 madeAtMs);
    ~PdfPages();

    /// At the top of this page, if nothing is on it yet, and of those that follow.
    void setHeading(const QString &heading);
    /// The next text begins a new page, if anything is on this one.
    void breakPage();
    void add(const PdfText &text);
    /// Leads from the list of contents that readers show to the next text. @p level: 0, or 1 below it.
    void bookmark(const QString &text, int level);

    /// Error codes `not_written`, `no_fonts`.
    [[nodiscard]] Result<void> outcome() const;
    /// Once.
    [[nodiscard]] Result<void> finish();

private:
    struct Drawing;
    std::unique_ptr<Drawing> m_drawing;
};

} // namespace LabChat
