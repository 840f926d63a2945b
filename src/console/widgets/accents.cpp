// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/accents.h"

#include <algorithm>
#include <cmath>

namespace LabChat {

namespace {

constexpr float goldenRatio = 0.61803399F;

float hue(Accent accent)
{
    switch (accent) {
    case Accent::Good:
        return 0.39F;
    case Accent::Warning:
        return 0.11F;
    case Accent::Bad:
        return 0.0F;
    case Accent::Calm:
        return 0.58F;
    case Accent::Other:
        return 0.78F;
    }
    Q_UNREACHABLE();
}

QColor mix(const QColor &a, const QColor &b, float share)
{
    const auto between = [share](float x, float y) { return x + (y - x) * share; };
    return QColor::fromRgbF(between(a.redF(), b.redF()), between(a.greenF(), b.greenF()), between(a.blueF(), b.blueF()));
}

/// WCAG 2.1, relative luminance.
float luminance(const QColor &color)
{
    const auto linear = [](float part) { return part <= 0.04045F ? part / 12.92F : std::pow((part + 0.055F) / 1.055F, 2.4F); };
    return 0.2126F * linear(color.redF()) + 0.7152F * linear(color.greenF()) + 0.0722F * linear(color.blueF());
}

} // namespace

float contrast(const QColor &a, const QColor &b)
{
    const float first = luminance(a) + 0.05F;
    const float second = luminance(b) + 0.05F;
    return std::max(first, second) / std::min(first, second);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < palette.color(QPalette::Text).lightnessF();
}

QColor accentColor(Accent accent, const QPalette &palette)
{
    return isDark(palette) ? QColor::fromHslF(hue(accent), 0.65F, 0.62F) : QColor::fromHslF(hue(accent), 0.75F, 0.31F);
}

QColor accentTint(Accent accent, const QPalette &palette)
{
    return mix(palette.color(QPalette::Window), accentColor(accent, palette), isDark(palette) ? 0.28F : 0.18F);
}

QColor memberColor(int member, const QPalette &palette)
{
    const float shifted = 0.58F + float(member - 1) * goldenRatio;
    const float memberHue = shifted - std::floor(shifted);
    return isDark(palette) ? QColor::fromHslF(memberHue, 0.60F, 0.72F) : QColor::fromHslF(memberHue, 0.70F, 0.31F);
}

QColor tileBorder(const QPalette &palette)
{
    return mix(palette.color(QPalette::Text), palette.color(QPalette::Window), 0.75F);
}

QColor controlBorder(const QPalette &palette)
{
    return mix(palette.color(QPalette::Active, QPalette::Text), palette.color(QPalette::Active, QPalette::Window), 0.42F);
}

QColor linkColor(const QPalette &palette)
{
    constexpr float legible = 4.5F; // WCAG 2.1, 1.4.3
    constexpr float otherBlue = 0.58F;
    const QColor link = palette.color(QPalette::Link);
    if (contrast(link, palette.color(QPalette::Base)) >= legible)
        return link;
    return QColor::fromHslF(otherBlue, 0.85F, isDark(palette) ? 0.72F : 0.35F);
}

QColor dimmedText(const QPalette &palette)
{
    return mix(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.38F);
}

} // namespace LabChat
