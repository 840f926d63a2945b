// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/jsonlocation.h"

#include "core/base/exacttext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";

/// Moves through a UTF-8 text byte by byte and counts.
class TextCursor final {
public:
    explicit TextCursor(const QByteArray &text) : m_text(text), m_byte(text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0) {}

    [[nodiscard]] bool atEnd() const { return m_byte >= m_text.size(); }
    [[nodiscard]] char current() const { return m_text.at(m_byte); }
    [[nodiscard]] qsizetype byte() const { return m_byte; }
    [[nodiscard]] TextPosition position() const { return m_position; }
    void step()
    {
        const auto byte = uchar(m_text.at(m_byte++));
        constexpr int continuationMask = 0xC0;
        constexpr int continuation = 0x80;
        const bool startsNext = atEnd() || (uchar(m_text.at(m_byte)) & continuationMask) != continuation;
        if (byte == '\n')
            m_position = {m_position.line + 1, 1};
        else if (startsNext)
            ++m_position.column;
    }

private:
    const QByteArray &m_text;
    qsizetype m_byte;
    TextPosition m_position{1, 1};
};

QString decoded(const QByteArray &quoted)
{
    return exactJson('[' + quoted + ']').array().at(0).toString();
}

} // namespace

/// Fills a JsonLocations.
class JsonScanner final {
public:
    JsonScanner(const QByteArray &json, JsonLocations &locations) : m_json(json), m_cursor(json), m_locations(locations) {}

    void scan()
    {
        while (!m_cursor.atEnd()) {
            switch (m_cursor.current()) {
            case '{':
            case '[':
                enter(m_cursor.current() == '{');
                break;
            case '}':
            case ']':
                if (!m_open.isEmpty())
                    m_open.removeLast();
                m_cursor.step();
                break;
            case ',':
                if (!m_open.isEmpty())
                    next(m_open.last());
                m_cursor.step();
                break;
            case '"':
                text();
                break;
            case ':':
            case ' ':
            case '\t':
            case '\r':
            case '\n':
                m_cursor.step();
                break;
            default:
                word();
            }
        }
    }

private:
    /// An object or a list whose end has not been reached.
    struct Open {
        int node = 0;
        bool isObject = false;
        bool expectsKey = false;
        int index = 0;
        QString key;
        TextPosition keyPosition;
    };

    static void next(Open &open)
    {
        ++open.index;
        open.expectsKey = open.isObject;
    }

    int addValue(TextPosition position)
    {
        if (m_open.isEmpty())
            return m_locations.add(-1, {}, position);
        const Open &open = m_open.constLast();
        return open.isObject ? m_locations.add(open.node, open.key, open.keyPosition)
                             : m_locations.add(open.node, QString::number(open.index), position);
    }

    void enter(bool isObject)
    {
        m_open.append({addValue(m_cursor.position()), isObject, isObject, 0, {}, {}});
        m_cursor.step();
    }

    void text()
    {
        const TextPosition position = m_cursor.position();
        const QString text = decoded(quotedText());
        if (!m_open.isEmpty() && m_open.constLast().expectsKey) {
            m_open.last().expectsKey = false;
            m_open.last().key = text;
            m_open.last().keyPosition = position;
        } else {
            addValue(position);
        }
    }

    QByteArray quotedText()
    {
        const qsizetype first = m_cursor.byte();
        m_cursor.step();
        while (!m_cursor.atEnd() && m_cursor.current() != '"') {
            if (m_cursor.current() == '\\')
                m_cursor.step();
            if (!m_cursor.atEnd())
                m_cursor.step();
        }
        if (!m_cursor.atEnd())
            m_cursor.step();
        return m_json.mid(first, m_cursor.byte() - first);
    }

    /// A number, true, false or null.
    void word()
    {
        addValue(m_cursor.position());
        while (!m_cursor.atEnd() && !QByteArrayView(",]} \t\r\n").contains(m_cursor.current()))
            m_cursor.step();
    }

    const QByteArray &m_json;
    TextCursor m_cursor;
    JsonLocations &m_locations;
    QList<Open> m_open;
};

TextPosition positionOf(const QByteArray &text, qsizetype byte)
{
    TextCursor cursor(text);
    while (!cursor.atEnd() && cursor.byte() < byte)
        cursor.step();
    return cursor.position();
}

QString pointerToken(const QString &key)
{
    return QString(key).replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

JsonLocations::JsonLocations(const QByteArray &json)
{
    JsonScanner(json, *this).scan();
}

TextPosition JsonLocations::of(const QString &pointer) const
{
    if (m_nodes.isEmpty())
        return {1, 1};
    int node = 0;
    const QStringList tokens = pointer.split(u'/').mid(1);
    for (const QString &token : tokens) {
        const auto found = m_nodeByToken.constFind({node, token});
        if (found == m_nodeByToken.cend())
            break;
        node = *found;
    }
    return m_nodes.at(node).position;
}

int JsonLocations::add(int parent, const QString &key, TextPosition position)
{
    const int node = int(m_nodes.size());
    const QString token = pointerToken(key);
    m_nodes.append({parent, token, position});
    if (parent < 0)
        return node;
    int &known = m_nodeByToken[{parent, token}];
    if (known != 0)
        m_repeated.append({placeOf(node), key, m_nodes.at(known).position, position});
    known = node; // like QJsonDocument
    return node;
}

QString JsonLocations::placeOf(int node) const
{
    QStringList tokens;
    for (int at = node; m_nodes.at(at).parent >= 0; at = m_nodes.at(at).parent)
        tokens.prepend(m_nodes.at(at).token);
    return tokens.isEmpty() ? QString() : u'/' + tokens.join(u'/');
}

} // namespace LabChat
