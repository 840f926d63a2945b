// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventkind.h"

namespace LabChat {

std::optional<EventKind> eventKindByName(const QString &name)
{
    const auto found = std::find_if(eventKinds.begin(), eventKinds.end(), [&](const EventTraits &entry) { return entry.name == name; });
    return found == eventKinds.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace LabChat
