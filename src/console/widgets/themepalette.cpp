// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/themepalette.h"

namespace LabChat {

namespace {

/// The colours from which the others are made.
struct Colors {
    QColor window, base, alternate, button, text, faint, disabled, highlight, highlighted, link, visited, toolTip, mid, dark, shadow, light;
};

const Colors lightColors{"#efefef", "#ffffff", "#f5f6f8", "#efefef", "#1b1b1b", "#6b6b6b", "#8c8c8c", "#2a6fb5", "#ffffff",
                         "#1259a8", "#6a3d9a", "#ffffe1", "#b8b8b8", "#9f9f9f", "#767676", "#ffffff"};
const Colors darkColors{"#2b2d30", "#1e2022", "#25272a", "#3a3d41", "#eceff1", "#a4abb1", "#7c8389", "#2f6db3", "#ffffff",
                        "#7ab7f5", "#c3a3f0", "#3a3d41", "#4a4e53", "#17181a", "#0c0d0e", "#565b61"};

} // namespace

QPalette themePalette(bool isDark)
{
    const Colors &colors = isDark ? darkColors : lightColors;
    QPalette palette(colors.text, colors.button, colors.light, colors.dark, colors.mid, colors.text, colors.light, colors.base, colors.window);
    palette.setColor(QPalette::AlternateBase, colors.alternate);
    palette.setColor(QPalette::Midlight, isDark ? colors.mid : colors.window.lighter(104));
    palette.setColor(QPalette::Shadow, colors.shadow);
    palette.setColor(QPalette::Highlight, colors.highlight);
    palette.setColor(QPalette::HighlightedText, colors.highlighted);
    palette.setColor(QPalette::Link, colors.link);
    palette.setColor(QPalette::LinkVisited, colors.visited);
    palette.setColor(QPalette::PlaceholderText, colors.faint);
    palette.setColor(QPalette::ToolTipBase, colors.toolTip);
    palette.setColor(QPalette::ToolTipText, colors.text);
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colors.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.mid);
    return palette;
}

} // namespace LabChat
