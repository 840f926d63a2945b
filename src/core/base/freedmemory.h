// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace LabChat {

/// Gives memory that was freed back to the system, in the pool: after something large has gone. By itself, the C library keeps most of it.
void giveFreedMemoryBack();

} // namespace LabChat
