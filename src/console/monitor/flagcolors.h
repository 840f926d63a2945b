// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/channelflags.h"

#include <QtGui/QPalette>

namespace LabChat {

/// The colours of a flag on a tile. A plain value.
struct FlagColors {
    QColor ground;
    QColor ink;
};

/// What somebody has to look at is filled; what the operator has set is only tinted. Each flag has its own colour.
[[nodiscard]] FlagColors flagColors(ChannelFlag flag, const QPalette &palette);

} // namespace LabChat
