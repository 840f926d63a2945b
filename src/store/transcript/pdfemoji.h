// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <memory>
#include <pango/pangocairo.h>

namespace LabChat {

/// Whether the letters of a font are coloured pictures, as those of emoji are.
[[nodiscard]] bool isColoured(PangoFont *font);

/// Draws coloured letters as pictures that are sharp on paper: Cairo would draw them in 72 dots per inch, as it takes a PDF's points for pixels. Each picture is kept, so that it is in the document
/// once, however often it occurs. Lives as long as the document.
class PdfEmoji final {
public:
    void draw(cairo_t *cairo, PangoFont *font, PangoGlyphString *glyphs, double x, double baseline);

private:
    struct Picture {
        std::shared_ptr<cairo_surface_t> image;
        std::shared_ptr<PangoFont> font;  ///< no other one gets its address
        double left = 0, top = 0;  ///< from the place of the text, in points
    };
    [[nodiscard]] static Picture paint(PangoFont *font, PangoGlyphString *glyphs);

    QHash<QByteArray, Picture> m_pictures; ///< by font and glyphs
};

} // namespace LabChat
