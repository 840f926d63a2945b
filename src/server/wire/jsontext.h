// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/wire/jsonbytes.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>
#include <QtCore/QLocale>

#include <concepts>

namespace LabChat {

/// Writes one JSON object (RFC 8259) as UTF-8, with its members in the order of the calls: the protocol has `type` first, and QJsonObject sorts. Numbers and texts, which
/// are what messages consist of, are written straight as bytes; QJsonDocument encodes everything else. Lives on the stack.
class JsonText final {
public:
    /// A frame of the wire protocol.
    explicit JsonText(QByteArrayView type) { addUtf8("type", type); }
    /// A value of another one.
    [[nodiscard]] static JsonText object() { return JsonText(); }
    /// A line of `labchat serve`.
    [[nodiscard]] static JsonText ofEvent(QByteArrayView event) { return JsonText().addUtf8("event", event); }

    JsonText &add(QByteArrayView key, const QJsonValue &value);
    JsonText &add(QByteArrayView key, const QString &text)
    {
        addKey(key);
        appendQuoted(text);
        return *this;
    }
    JsonText &add(QByteArrayView key, JsonText &object) { return addRaw(key, object.text()); }
    template <std::floating_point Number> JsonText &add(QByteArrayView key, Number number) { return addRaw(key, QByteArray::number(number, 'g', QLocale::FloatingPointShortest)); }
    template <std::integral Number> JsonText &add(QByteArrayView key, Number number)
    {
        if constexpr (std::same_as<Number, bool>)
            return addRaw(key, number ? "true" : "false");
        else
            return addNumber(key, qint64(number));
    }
    /// A text that is UTF-8.
    JsonText &addUtf8(QByteArrayView key, QByteArrayView text)
    {
        addKey(key);
        appendQuotedUtf8(text);
        return *this;
    }
    /// A value that is already JSON text.
    JsonText &addRaw(QByteArrayView key, QByteArrayView json)
    {
        addKey(key);
        m_text.append(json);
        return *this;
    }
    /// The complete text; nothing can be added to it.
    [[nodiscard]] QByteArray text();
    /// The text up to its last member's value, which the caller adds, and a `}`.
    [[nodiscard]] QByteArray textUpTo(QByteArrayView lastKey);

private:
    JsonText() = default;
    void addKey(QByteArrayView key)
    {
        m_text.append(m_text.isEmpty() ? '{' : ',');
        m_text.append('"');
        m_text.append(key);
        m_text.append(QByteArrayView("\":"));
    }
    JsonText &addNumber(QByteArrayView key, qint64 number)
    {
        addKey(key);
        appendNumber(number);
        return *this;
    }
    void appendQuoted(const QString &text);
    void appendQuotedUtf8(QByteArrayView text);
    void appendNumber(qint64 number);

    JsonBytes m_text;
};

} // namespace LabChat
