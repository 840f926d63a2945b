// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace LabChat::Testing {

/// A program built with a sanitizer is several times slower: its times say nothing about LabChat.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool isSlowedDown = true;
#else
inline constexpr bool isSlowedDown = false;
#endif

} // namespace LabChat::Testing
