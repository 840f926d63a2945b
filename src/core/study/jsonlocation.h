// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

namespace LabChat {

/// A position in a text as editors count it: lines and characters (Unicode code points) from 1.
struct TextPosition {
    int line = 0;
    int column = 0;
};

/// The position of a byte of a UTF-8 text.
[[nodiscard]] TextPosition positionOf(const QByteArray &text, qsizetype byte);

/// A reference token of a JSON Pointer (RFC 6901, section 3) for a key.
[[nodiscard]] QString pointerToken(const QString &key);

/// Where each value of a JSON text is. The text must be well-formed. It is scanned once, at any depth of nesting. A plain value.
class JsonLocations final {
public:
    struct RepeatedKey {
        QString place;  ///< a JSON Pointer
        QString key;
        TextPosition first;
        TextPosition again;
    };

    explicit JsonLocations(const QByteArray &json);

    /// The position of a member's key, or of an element of a list, by its JSON Pointer. If the member is missing, the position of its parent.
    [[nodiscard]] TextPosition of(const QString &pointer) const;
    /// Keys that occur several times in their object.
    [[nodiscard]] const QList<RepeatedKey> &repeatedKeys() const { return m_repeated; }

private:
    friend class JsonScanner;
    struct Node {
        int parent = -1;
        QString token;
        TextPosition position;
    };
    int add(int parent, const QString &key, TextPosition position);
    [[nodiscard]] QString placeOf(int node) const;

    QList<Node> m_nodes;                                ///< the value of the whole text is first
    QHash<std::pair<int, QString>, int> m_nodeByToken;  ///< by parent and token
    QList<RepeatedKey> m_repeated;
};

} // namespace LabChat
