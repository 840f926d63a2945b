// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/highlightcolors.h"

#include "console/widgets/accents.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::HighlightColors)
};

struct NamedColor {
    QLatin1StringView name;
    float hue;
    const char *text;
};

constexpr std::array colors{
    NamedColor{"yellow"_L1, 0.145F, QT_TRANSLATE_NOOP("LabChat::HighlightColors", "Yellow")},
    NamedColor{"orange"_L1, 0.075F, QT_TRANSLATE_NOOP("LabChat::HighlightColors", "Orange")},
    NamedColor{"red"_L1, 0.0F, QT_TRANSLATE_NOOP("LabChat::HighlightColors", "Red")},
    NamedColor{"pink"_L1, 0.91F, QT_TRANSLATE_NOOP("LabChat::HighlightColors", "Pink")},
    NamedColor{"violet"_L1, 0.76F, QT_TRANSLATE_NOOP("LabChat::HighlightColors", "Violet")},
    NamedColor{"blue"_L1, 0.59F, QT_TRANSLATE_NOOP("LabChat::HighlightColors", "Blue")},
    NamedColor{"green"_L1, 0.37F, QT_TRANSLATE_NOOP("LabChat::HighlightColors", "Green")},
};

const NamedColor &named(const QString &name)
{
    const auto found = std::find_if(colors.begin(), colors.end(), [&](const NamedColor &color) { return color.name == name; });
    return found == colors.end() ? colors.front() : *found;
}

float mix(float a, float b, float share)
{
    return a + (b - a) * share;
}

} // namespace

QStringList highlightColorNames()
{
    QStringList names;
    for (const NamedColor &color : colors)
        names.append(color.name);
    return names;
}

QString highlightColorText(const QString &name)
{
    return Texts::tr(named(name).text);
}

QColor highlightColor(const QString &name, const QPalette &palette)
{
    return isDark(palette) ? QColor::fromHslF(named(name).hue, 0.75F, 0.60F) : QColor::fromHslF(named(name).hue, 0.85F, 0.45F);
}

QColor highlightTint(const QString &name, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor mark = highlightColor(name, palette);
    const float share = isDark(palette) ? 0.24F : 0.16F;
    return QColor::fromRgbF(mix(base.redF(), mark.redF(), share), mix(base.greenF(), mark.greenF(), share), mix(base.blueF(), mark.blueF(), share));
}

} // namespace LabChat
