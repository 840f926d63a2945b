// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/jsontext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <array>
#include <charconv>
#include <limits>

namespace LabChat {

namespace {

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

void appendEscape(JsonBytes &json, quint8 byte)
{
    constexpr char digits[] = "0123456789abcdef";
    json.append('\\');
    json.append(escapes[byte]);
    if (escapes[byte] == 'u') {
        json.append(QByteArrayView("00"));
        json.append(digits[byte >> 4]);
        json.append(digits[byte & 0xf]);
    }
}

void appendEscaped(JsonBytes &json, QByteArrayView text)
{
    qsizetype written = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = quint8(text[i]);
        if (escapes[byte] == 0)
            continue;
        json.append(text.sliced(written, i - written));
        appendEscape(json, byte);
        written = i + 1;
    }
    json.append(text.sliced(written));
}

/// Most texts are ASCII, or begin so: each of their characters is a byte, and nothing has to be converted.
void appendEscaped(JsonBytes &json, QStringView text)
{
    char *const plain = json.grow(text.size());
    qsizetype count = 0;
    for (; count < text.size(); ++count) {
        const char16_t unit = text[count].unicode();
        if (unit >= 0x80 || escapes[unit] != 0)
            break;
        plain[count] = char(unit);
    }
    json.shrink(text.size() - count);
    if (count < text.size())
        appendEscaped(json, text.sliced(count).toUtf8());
}

} // namespace

void JsonText::appendQuoted(const QString &text)
{
    m_text.append('"');
    appendEscaped(m_text, QStringView(text));
    m_text.append('"');
}

void JsonText::appendQuotedUtf8(QByteArrayView text)
{
    m_text.append('"');
    appendEscaped(m_text, text);
    m_text.append('"');
}

void JsonText::appendNumber(qint64 number)
{
    constexpr qsizetype longest = std::numeric_limits<qint64>::digits10 + 2; // with a sign
    char *const digits = m_text.grow(longest);
    m_text.shrink(digits + longest - std::to_chars(digits, digits + longest, number).ptr);
}

QByteArray JsonText::text()
{
    if (m_text.isEmpty())
        m_text.append('{');
    m_text.append('}');
    return m_text.view().toByteArray();
}

QByteArray JsonText::textUpTo(QByteArrayView lastKey)
{
    addKey(lastKey);
    return m_text.view().toByteArray();
}

JsonText &JsonText::add(QByteArrayView key, const QJsonValue &value)
{
    const QByteArray inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return addRaw(key, QByteArrayView(inArray).sliced(1).chopped(1));
}

} // namespace LabChat
