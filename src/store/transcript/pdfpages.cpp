// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/pdfpages.h"

#include "store/export/rowwriter.h"
#include "store/transcript/pdfemoji.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Transcript)
};

// In points. A4 is 210 mm × 297 mm.
constexpr double paperWidth = 595.276, paperHeight = 841.89, paperMargin = 56;
constexpr double textTop = paperMargin + 14, textBottom = paperHeight - paperMargin;
constexpr double headingPoints = 8;

template<typename T>
using Owned = std::unique_ptr<T, decltype(&g_object_unref)>;

template<typename T>
Owned<T> owned(T *object)
{
    return Owned<T>(object, &g_object_unref);
}

struct Ink {
    double red, green, blue;
};

Ink inkOf(PdfRun::Look look)
{
    switch (look) {
    case PdfRun::Look::Plain:
    case PdfRun::Look::Strong:
        return {0, 0, 0};
    case PdfRun::Look::Quiet:
        return {0.36, 0.37, 0.4};
    case PdfRun::Look::Mark:
        return {0.48, 0.16, 0.06};
    }
    Q_UNREACHABLE();
}

cairo_status_t writePdf(void *target, const unsigned char *bytes, unsigned int size)
{
    const auto written = static_cast<QIODevice *>(target)->write(reinterpret_cast<const char *>(bytes), size);
    return written == qint64(size) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

void setLook(PangoAttrList *attributes, PdfRun::Look look, qsizetype begin, qsizetype end)
{
    const auto add = [&](PangoAttribute *attribute) {
        attribute->start_index = guint(begin);
        attribute->end_index = guint(end);
        pango_attr_list_insert(attributes, attribute);
    };
    const Ink ink = inkOf(look);
    add(pango_attr_foreground_new(guint16(ink.red * 65535), guint16(ink.green * 65535), guint16(ink.blue * 65535)));
    if (look == PdfRun::Look::Strong)
        add(pango_attr_weight_new(PANGO_WEIGHT_BOLD));
    if (look == PdfRun::Look::Mark)
        add(pango_attr_style_new(PANGO_STYLE_ITALIC));
}

} // namespace

struct PdfPages::Drawing {
    Drawing(QIODevice &out, const QString &title, qint64 madeAtMs)
        : target(out), surface(cairo_pdf_surface_create_for_stream(&writePdf, &out, paperWidth, paperHeight), &cairo_surface_destroy), cairo(cairo_create(surface.get()), &cairo_destroy),
          fonts(owned(pango_cairo_font_map_new())), context(owned(pango_font_map_create_context(fonts.get())))
    {
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.toUtf8().constData());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "LabChat " LABCHAT_VERSION);
        const QString madeAt = QDateTime::fromMSecsSinceEpoch(madeAtMs, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, madeAt.toUtf8().constData());
        pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.get()), 72); // a point is a unit
        pango_context_set_language(context.get(), pango_language_from_string("en")); // and not the computer's, which may choose other fonts
        const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(cairo_font_options_create(), &cairo_font_options_destroy);
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context.get(), options.get());
        PangoFontFamily **families = nullptr;
        int count = 0;
        pango_font_map_list_families(fonts.get(), &families, &count);
        g_free(families);
        hasFonts = count > 0;
    }

    [[nodiscard]] Owned<PangoLayout> layOut(const PdfText &text) const
    {
        auto layout = owned(pango_layout_new(context.get()));
        const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(pango_font_description_from_string("sans"), &pango_font_description_free);
        pango_font_description_set_absolute_size(font.get(), text.points * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_width(layout.get(), int((paperWidth - 2 * paperMargin - text.indent) * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_auto_dir(layout.get(), text.isTyped);
        const std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)> attributes(pango_attr_list_new(), &pango_attr_list_unref);
        QByteArray utf8;
        for (const PdfRun &run : text.runs) {
            const qsizetype begin = utf8.size();
            utf8 += run.text.toUtf8();
            setLook(attributes.get(), run.look, begin, utf8.size());
        }
        pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(false)); // nobody typed them
        pango_layout_set_text(layout.get(), utf8.constData(), int(utf8.size()));
        pango_layout_set_attributes(layout.get(), attributes.get());
        return layout;
    }

    void begin()
    {
        if (isOnPage)
            return;
        isOnPage = true;
        ++number;
        y = textTop;
        const auto pageNumber = layOut({{{u"Page %1"_s.arg(number), PdfRun::Look::Quiet}}, headingPoints});
        pango_layout_set_alignment(pageNumber.get(), PANGO_ALIGN_RIGHT);
        drawAt(pageNumber.get(), paperMargin, paperMargin - headingPoints);
        const auto head = layOut({{{heading, PdfRun::Look::Quiet}}, headingPoints});
        pango_layout_set_width(head.get(), int((paperWidth - 2 * paperMargin - 80) * PANGO_SCALE));
        pango_layout_set_height(head.get(), -1);
        pango_layout_set_ellipsize(head.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_single_paragraph_mode(head.get(), true);
        drawAt(head.get(), paperMargin, paperMargin - headingPoints);
        cairo_set_source_rgb(cairo.get(), 0.8, 0.8, 0.8);
        cairo_set_line_width(cairo.get(), 0.5);
        cairo_move_to(cairo.get(), paperMargin, paperMargin + 5);
        cairo_line_to(cairo.get(), paperWidth - paperMargin, paperMargin + 5);
        cairo_stroke(cairo.get());
    }

    void end()
    {
        if (isOnPage)
            cairo_show_page(cairo.get());
        isOnPage = false;
    }

    void add(const PdfText &text)
    {
        const auto layout = layOut(text);
        begin();
        if (y > textTop)
            y += text.spaceBefore;
        if (y + qMax(text.keepWithNext, text.points) > textBottom) {
            end();
            begin();
        }
        noteBookmarks();
        forEachLine(layout.get(), [&](PangoLayoutLine *line, const PangoRectangle &box, double baseline) {
            const double height = double(box.height) / PANGO_SCALE;
            if (y + height > textBottom) {
                end();
                begin();
            }
            if (text.hasBar) {
                const Ink ink = inkOf(PdfRun::Look::Mark);
                cairo_set_source_rgb(cairo.get(), ink.red, ink.green, ink.blue);
                cairo_rectangle(cairo.get(), paperMargin + text.indent - 6, y, 1.5, height);
                cairo_fill(cairo.get());
            }
            drawLine(layout.get(), line, paperMargin + text.indent + double(box.x) / PANGO_SCALE, y + baseline);
            y += height;
        });
    }

    /// @p draw: gets the line, its box in Pango's units, and how far below its top its baseline is.
    void forEachLine(PangoLayout *layout, const auto &draw)
    {
        const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> at(pango_layout_get_iter(layout), &pango_layout_iter_free);
        do {
            PangoRectangle box;
            pango_layout_iter_get_line_extents(at.get(), nullptr, &box);
            draw(pango_layout_iter_get_line_readonly(at.get()), box, double(pango_layout_iter_get_baseline(at.get()) - box.y) / PANGO_SCALE);
        } while (pango_layout_iter_next_line(at.get()));
    }

    void drawAt(PangoLayout *layout, double x, double top)
    {
        forEachLine(layout, [&](PangoLayoutLine *line, const PangoRectangle &box, double baseline) { drawLine(layout, line, x + double(box.x) / PANGO_SCALE, top + baseline); });
    }

    void drawLine(PangoLayout *layout, PangoLayoutLine *line, double x, double baseline)
    {
        for (GSList *each = line->runs; each != nullptr; each = each->next) {
            auto *const run = static_cast<PangoLayoutRun *>(each->data);
            setInk(run->item->analysis.extra_attrs);
            if (isColoured(run->item->analysis.font)) {
                emoji.draw(cairo.get(), run->item->analysis.font, run->glyphs, x, baseline);
            } else {
                cairo_move_to(cairo.get(), x, baseline);
                pango_cairo_show_glyph_item(cairo.get(), pango_layout_get_text(layout), run);
            }
            x += double(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
        }
    }

    void setInk(GSList *attributes)
    {
        cairo_set_source_rgb(cairo.get(), 0, 0, 0);
        for (; attributes != nullptr; attributes = attributes->next) {
            const auto *const colour = pango_attribute_as_color(static_cast<PangoAttribute *>(attributes->data));
            if (colour && colour->attr.klass->type == PANGO_ATTR_FOREGROUND)
                cairo_set_source_rgb(cairo.get(), colour->color.red / 65535.0, colour->color.green / 65535.0, colour->color.blue / 65535.0);
        }
    }

    void noteBookmarks()
    {
        for (const auto &[text, level] : std::as_const(bookmarks)) {
            const QByteArray place = u"page=%1 pos=[%2 %3]"_s.arg(number).arg(paperMargin).arg(y, 0, 'f', 1).toUtf8();
            const int id = cairo_pdf_surface_add_outline(surface.get(), level == 0 ? CAIRO_PDF_OUTLINE_ROOT : parentBookmark, text.toUtf8().constData(), place.constData(),
                                                         level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(0));
            if (level == 0)
                parentBookmark = id;
        }
        bookmarks.clear();
    }

    QIODevice &target;
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo;
    Owned<PangoFontMap> fonts;
    Owned<PangoContext> context;
    PdfEmoji emoji;
    QString heading;
    QList<std::pair<QString, int>> bookmarks;
    int parentBookmark = CAIRO_PDF_OUTLINE_ROOT;
    int number = 0;      ///< of the page
    double y = textTop;  ///< where the next text begins
    bool isOnPage = false;
    bool hasFonts = false;
};

PdfPages::PdfPages(QIODevice &target, const QString &title, qint64 madeAtMs) : m_drawing(std::make_unique<Drawing>(target, title, madeAtMs)) {}

PdfPages::~PdfPages() = default;

void PdfPages::setHeading(const QString &heading)
{
    m_drawing->heading = heading;
}

void PdfPages::breakPage()
{
    m_drawing->end();
}

void PdfPages::add(const PdfText &text)
{
    m_drawing->add(text);
}

void PdfPages::bookmark(const QString &text, int level)
{
    m_drawing->bookmarks.append({text, level});
}

Result<void> PdfPages::outcome() const
{
    if (!m_drawing->hasFonts)
        return failure(u"no_fonts"_s, Texts::tr("There are no fonts on this computer, so no PDF can be made. Install some, such as Debian's fonts-noto-core, or export HTML."));
    const cairo_status_t status = cairo_surface_status(m_drawing->surface.get());
    if (status == CAIRO_STATUS_SUCCESS)
        return {};
    return tl::unexpected(exportNotWritten(status == CAIRO_STATUS_WRITE_ERROR ? m_drawing->target.errorString() : QString::fromUtf8(cairo_status_to_string(status))));
}

Result<void> PdfPages::finish()
{
    m_drawing->begin(); // a document has a page
    m_drawing->end();
    cairo_surface_finish(m_drawing->surface.get());
    return outcome();
}

} // namespace LabChat
