// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/flagcolors.h"

#include "console/widgets/accents.h"

namespace LabChat {

namespace {

FlagColors filled(Accent accent, const QPalette &palette)
{
    return {accentColor(accent, palette), palette.color(QPalette::Base)};
}

FlagColors tinted(const QColor &ground, const QPalette &palette)
{
    return {ground, palette.color(QPalette::Text)};
}

} // namespace

FlagColors flagColors(ChannelFlag flag, const QPalette &palette)
{
    switch (flag) {
    case ChannelFlag::Waiting:
        return filled(Accent::Bad, palette);
    case ChannelFlag::Highlighted:
        return filled(Accent::Warning, palette);
    case ChannelFlag::Frozen:
        return tinted(accentTint(Accent::Calm, palette), palette);
    case ChannelFlag::Holding:
        return tinted(accentTint(Accent::Other, palette), palette);
    case ChannelFlag::MemberMuted:
        return tinted(palette.color(QPalette::Button), palette);
    }
    Q_UNREACHABLE();
}

} // namespace LabChat
