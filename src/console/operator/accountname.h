// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// The full name of the person to whom the account belongs, as the system knows it; empty: it does not.
[[nodiscard]] QString fullNameOfAccount();
/// From the comment of the account's entry (passwd, field "gecos"): the part before the first comma.
[[nodiscard]] QString fullNameIn(const QString &comment, const QString &account);

} // namespace LabChat
