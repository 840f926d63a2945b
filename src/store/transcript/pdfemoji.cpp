// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/pdfemoji.h"

#include <QtCore/QtMath>

#include <hb-ot.h>

namespace LabChat {

namespace {

constexpr double pixelsPerPoint = 300.0 / 72;
constexpr qsizetype mostPictures = 500;

template<typename T>
void addBytes(QByteArray &to, const T &value)
{
    to.append(reinterpret_cast<const char *>(&value), sizeof value);
}

} // namespace

bool isColoured(PangoFont *font)
{
    hb_font_t *const letters = font ? pango_font_get_hb_font(font) : nullptr;
    if (!letters)
        return false;
    hb_face_t *const face = hb_font_get_face(letters);
    return hb_ot_color_has_png(face) || hb_ot_color_has_layers(face) || hb_ot_color_has_svg(face);
}

void PdfEmoji::draw(cairo_t *cairo, PangoFont *font, PangoGlyphString *glyphs, double x, double baseline)
{
    QByteArray key;
    addBytes(key, font);
    for (int i = 0; i < glyphs->num_glyphs; ++i)
        addBytes(key, glyphs->glyphs[i].glyph);
    auto picture = m_pictures.constFind(key);
    if (picture == m_pictures.cend()) {
        if (m_pictures.size() >= mostPictures)
            m_pictures.clear();
        picture = m_pictures.insert(key, paint(font, glyphs));
    }
    cairo_save(cairo);
    cairo_translate(cairo, x + picture->left, baseline + picture->top);
    cairo_scale(cairo, 1 / pixelsPerPoint, 1 / pixelsPerPoint);
    cairo_set_source_surface(cairo, picture->image.get(), 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
}

PdfEmoji::Picture PdfEmoji::paint(PangoFont *font, PangoGlyphString *glyphs)
{
    PangoRectangle ink;
    pango_glyph_string_extents(glyphs, font, &ink, nullptr);
    constexpr double edge = 1; // in points: extents are rounded
    Picture picture;
    picture.font.reset(PANGO_FONT(g_object_ref(font)), &g_object_unref);
    picture.left = double(ink.x) / PANGO_SCALE - edge;
    picture.top = double(ink.y) / PANGO_SCALE - edge;
    const auto pixels = [](int units) { return qMax(1, qCeil((double(units) / PANGO_SCALE + 2 * edge) * pixelsPerPoint)); };
    picture.image.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels(ink.width), pixels(ink.height)), &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(picture.image.get()), &cairo_destroy);
    cairo_scale(cairo.get(), pixelsPerPoint, pixelsPerPoint);
    cairo_move_to(cairo.get(), -picture.left, -picture.top);
    pango_cairo_show_glyph_string(cairo.get(), font, glyphs);
    return picture;
}

} // namespace LabChat
