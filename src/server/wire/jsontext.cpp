// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/jsontext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace LabChat {

namespace {

constexpr std::size_t usualFrame = 256;

/// By byte: the letter of its escape; 'u': as a number; 0: it stands for itself.
constexpr auto escapes = [] {
    std::array<char, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}();

void appendEscape(std::string &json, quint8 byte)
{
    constexpr char digits[] = "0123456789abcdef";
    json += '\\';
    json += escapes[byte];
    if (escapes[byte] == 'u')
        json.append("00").append({digits[byte >> 4], digits[byte & 0xf]});
}

void appendEscaped(std::string &json, QByteArrayView text)
{
    qsizetype written = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = quint8(text[i]);
        if (escapes[byte] == 0)
            continue;
        json.append(text.data() + written, std::size_t(i - written));
        appendEscape(json, byte);
        written = i + 1;
    }
    json.append(text.data() + written, std::size_t(text.size() - written));
}

/// Most texts are ASCII, or begin so: each of their characters is a byte, and nothing has to be converted.
void appendEscaped(std::string &json, QStringView text)
{
    std::array<char, 256> plain; // what needs no escape, until it is appended
    std::size_t count = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        const bool isAscii = unit < 0x80;
        if (isAscii && escapes[unit] == 0 && count < plain.size()) {
            plain[count++] = char(unit);
            continue;
        }
        json.append(plain.data(), std::exchange(count, 0));
        if (!isAscii) {
            appendEscaped(json, text.sliced(i).toUtf8());
            return;
        }
        if (escapes[unit] == 0)
            plain[count++] = char(unit);
        else
            appendEscape(json, quint8(unit));
    }
    json.append(plain.data(), count);
}

} // namespace

void JsonText::addKey(QByteArrayView key)
{
    if (m_text.empty())
        m_text.reserve(usualFrame);
    m_text += m_text.empty() ? '{' : ',';
    m_text += '"';
    m_text.append(key.data(), std::size_t(key.size()));
    m_text.append("\":", 2);
}

JsonText &JsonText::add(QByteArrayView key, const QString &text)
{
    addKey(key);
    m_text += '"';
    appendEscaped(m_text, QStringView(text));
    m_text += '"';
    return *this;
}

JsonText &JsonText::addUtf8(QByteArrayView key, QByteArrayView text)
{
    addKey(key);
    m_text += '"';
    appendEscaped(m_text, text);
    m_text += '"';
    return *this;
}

JsonText &JsonText::addRaw(QByteArrayView key, QByteArrayView json)
{
    addKey(key);
    m_text.append(json.data(), std::size_t(json.size()));
    return *this;
}

JsonText &JsonText::addNumber(QByteArrayView key, qint64 number)
{
    addKey(key);
    std::array<char, std::numeric_limits<qint64>::digits10 + 2> digits{}; // with a sign
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    m_text.append(digits.data(), end);
    return *this;
}

QByteArray JsonText::text()
{
    m_text += m_text.empty() ? "{}" : "}";
    return QByteArray(m_text.data(), qsizetype(m_text.size()));
}

QByteArray JsonText::textUpTo(QByteArrayView lastKey)
{
    addKey(lastKey);
    return QByteArray(m_text.data(), qsizetype(m_text.size()));
}

JsonText &JsonText::add(QByteArrayView key, const QJsonValue &value)
{
    const QByteArray inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return addRaw(key, QByteArrayView(inArray).sliced(1).chopped(1));
}

} // namespace LabChat
