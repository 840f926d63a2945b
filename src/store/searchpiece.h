// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace LabChat {

/// The folded texts (foldedText()) of up to a thousand messages of a session, one after the other, with the place of each. To look through such pieces takes
/// about 50 ms for a million messages, whatever is searched for, so no index of words is needed, which would be larger than the texts. A plain value.
class SearchPiece final {
public:
    /// Where a message is.
    struct Place {
        qint64 seq = 0;
        qint64 atMs = 0;
    };

    SearchPiece() = default;
    /// What texts() and places() were.
    SearchPiece(const QByteArray &texts, const QByteArray &places) : m_texts(texts), m_places(places) {}

    void add(const Place &place, QByteArrayView utf8);
    [[nodiscard]] bool isEmpty() const { return m_places.isEmpty(); }
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] qint64 newestMs() const;

    [[nodiscard]] const QByteArray &texts() const { return m_texts; }
    [[nodiscard]] const QByteArray &places() const { return m_places; }

    /// Where in @p texts a message with all terms begins, for each of them. @p terms: folded, and not empty.
    [[nodiscard]] static QList<qsizetype> find(QByteArrayView texts, const QList<QByteArray> &terms);
    /// The places of the messages that begin there.
    [[nodiscard]] static QList<Place> placesOf(QByteArrayView texts, QByteArrayView places, const QList<qsizetype> &begins);

private:
    QByteArray m_texts;  ///< each text ends with a byte that UTF-8 does not have
    QByteArray m_places;
};

} // namespace LabChat
