// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>

namespace LabChat {

/// Whether a text may be (part of) a channel's name: `^[a-zA-Z0-9_-]+$`, as in otreechat.
[[nodiscard]] bool isChannelName(QStringView text);

/// Any text as (part of) a channel's name. Texts that are one stay as they are; others become different ones, so that no two texts get the same:
/// `Buyer 2` becomes `Buyer-2--20`, which lists the code points that were replaced.
[[nodiscard]] QString slug(const QString &text);

/// Whether a text may name a room or label a participant: `^[a-zA-Z0-9_]+$`, at most 100 characters, as in oTree.
[[nodiscard]] bool isLabel(QStringView text);

} // namespace LabChat
