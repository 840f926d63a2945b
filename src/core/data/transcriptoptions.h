// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace LabChat {

/// What a transcript for readers says beside who wrote what. A plain value.
struct TranscriptOptions {
    bool times = true;
    bool moderation = true;  ///< what the operator did with messages; without it, those that nobody else has seen are left out
};

} // namespace LabChat
