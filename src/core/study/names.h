// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

namespace LabChat {

/// Whether a text may be (part of) a channel's name: `^[a-zA-Z0-9_-]+$`, as in otreechat.
[[nodiscard]] bool isChannelName(QStringView text);

/// Whether a text may name a room or label a participant: `^[a-zA-Z0-9_]+$`, at most 100 characters, as in oTree.
[[nodiscard]] bool isLabel(QStringView text);

} // namespace LabChat
