// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

#include <functional>

namespace LabChat {

/// The entries of a field with one entry per line: trimmed, without empty lines and repetitions.
[[nodiscard]] QStringList linesIn(const QString &text);
/// Likewise, of pages: the origin of each, whatever of its address was typed; what is no page's address as it is.
[[nodiscard]] QStringList originsIn(const QString &text);
/// The first entry that is none of its kind; empty: all are.
[[nodiscard]] QString firstWrong(const QStringList &entries, const std::function<bool(const QString &)> &isRight);

} // namespace LabChat
