// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>

#include <concepts>
#include <utility>

namespace LabChat {

/// Writes one JSON object (RFC 8259) as UTF-8, with its members in the order of the calls: the protocol has `type` first, and QJsonObject sorts. Numbers and texts, which
/// are what messages consist of, are written straight as bytes; QJsonDocument encodes everything else. Lives on the stack.
class JsonText final {
public:
    /// A frame of the wire protocol.
    explicit JsonText(QByteArrayView type) { addUtf8("type", type); }
    /// A line of `labchat serve`.
    [[nodiscard]] static JsonText ofEvent(QByteArrayView event) { return JsonText().addUtf8("event", event); }

    JsonText &add(QByteArrayView key, const QJsonValue &value);
    JsonText &add(QByteArrayView key, const QString &text) { return addUtf8(key, text.toUtf8()); }
    template <std::integral Number> JsonText &add(QByteArrayView key, Number number)
    {
        if constexpr (std::same_as<Number, bool>)
            return addRaw(key, number ? "true" : "false");
        else
            return addRaw(key, QByteArray::number(number));
    }
    /// A text that is UTF-8.
    JsonText &addUtf8(QByteArrayView key, QByteArrayView text);
    /// A value that is already JSON text.
    JsonText &addRaw(QByteArrayView key, QByteArrayView json);
    /// The complete text; nothing can be added to it.
    [[nodiscard]] QByteArray text() { return std::exchange(m_text, {}).append('}'); }

private:
    JsonText() = default;
    void addKey(QByteArrayView key);

    QByteArray m_text;
};

} // namespace LabChat
