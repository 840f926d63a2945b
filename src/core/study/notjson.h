// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace LabChat {

/// What somebody wrote who had another language in mind, or whose editor changed the quotation marks. A plain value.
struct ForeignSyntax {
    qsizetype at = 0;   ///< the byte
    QString text;       ///< what it is, and what to write
};

/// The first of these in a text that is not JSON, up to @p end. Pure.
[[nodiscard]] std::optional<ForeignSyntax> foreignSyntaxIn(const QByteArray &text, qsizetype end);

} // namespace LabChat
