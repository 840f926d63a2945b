// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonDocument>

#include <optional>

namespace LabChat {

/// Reads UTF-8 in which people may have written texts. QString::fromUtf8() and QJsonDocument would drop a U+FEFF (zero-width no-break space,
/// also the byte order mark) at the start of a text, and replace what is no UTF-8. Pure, like exactJson(). Nothing: it is no UTF-8.
[[nodiscard]] std::optional<QString> exactText(QByteArrayView utf8);

/// The same for JSON. @p error is as in QJsonDocument::fromJson().
[[nodiscard]] QJsonDocument exactJson(const QByteArray &json, QJsonParseError *error = nullptr);

} // namespace LabChat
