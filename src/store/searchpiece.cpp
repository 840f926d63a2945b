// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchpiece.h"

#include "core/base/searchterms.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace LabChat {

namespace {

constexpr char endOfText = '\xff';
constexpr qsizetype placeSize = sizeof(SearchPiece::Place);
constexpr qsizetype mostMessages = 1000;
constexpr qsizetype enoughBytes = 64 * 1024;

SearchPiece::Place placeAt(QByteArrayView places, qsizetype number)
{
    SearchPiece::Place place;
    std::memcpy(&place, places.data() + number * placeSize, placeSize);
    return place;
}

/// The standard library's search for parts of texts is several times as fast as Qt's.
std::string_view viewOf(QByteArrayView bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

} // namespace

void SearchPiece::add(const Place &place, QByteArrayView utf8)
{
    m_texts += foldedText(utf8);
    m_texts += endOfText;
    m_places.append(reinterpret_cast<const char *>(&place), placeSize);
}

bool SearchPiece::isFull() const
{
    return m_places.size() >= mostMessages * placeSize || m_texts.size() >= enoughBytes;
}

qint64 SearchPiece::newestMs() const
{
    qint64 newest = 0;
    for (qsizetype i = 0; i < m_places.size() / placeSize; ++i)
        newest = std::max(newest, placeAt(m_places, i).atMs);
    return newest;
}

QList<qsizetype> SearchPiece::find(QByteArrayView texts, const QList<QByteArray> &terms)
{
    QList<qsizetype> begins;
    const std::string_view all = viewOf(texts);
    const std::string_view first = viewOf(*std::max_element(terms.begin(), terms.end(), [](const QByteArray &a, const QByteArray &b) { return a.size() < b.size(); }));
    for (std::size_t at = all.find(first); at != std::string_view::npos; at = all.find(first, at)) {
        const std::size_t begin = all.rfind(endOfText, at) + 1; // npos + 1 is 0
        const std::size_t end = all.find(endOfText, at);
        const std::string_view text = all.substr(begin, end - begin);
        if (std::all_of(terms.begin(), terms.end(), [text](const QByteArray &term) { return text.find(viewOf(term)) != std::string_view::npos; }))
            begins.append(qsizetype(begin));
        if (end == std::string_view::npos)
            break;
        at = end + 1;
    }
    return begins;
}

QList<SearchPiece::Place> SearchPiece::placesOf(QByteArrayView texts, QByteArrayView places, const QList<qsizetype> &begins)
{
    QList<Place> found;
    qsizetype number = 0;
    qsizetype counted = 0;
    for (const qsizetype begin : begins) {
        number += std::count(texts.begin() + counted, texts.begin() + begin, endOfText);
        counted = begin;
        if ((number + 1) * placeSize <= places.size())
            found.append(placeAt(places, number));
    }
    return found;
}

} // namespace LabChat
