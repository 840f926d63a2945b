// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>

#include <functional>

namespace LabChat {

/// The messages of a channel as oTree's pages get them, encoded once for all of them. Shared by the conversations of the channel; forgotten when a message was hidden or
/// restored. Net thread.
class OTreeHistory final {
public:
    /// The line of a message frame; empty: it is hidden.
    using Encode = std::function<QByteArray(const QJsonObject &message)>;

    /// Whether everything up to @p seq is there, so that messages after it can be added.
    [[nodiscard]] bool reaches(qint64 seq) const { return m_isComplete && m_lastSeq >= seq; }
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] qint64 lastSeq() const { return m_lastSeq; }
    /// The line of the newest message; empty: it is hidden.
    [[nodiscard]] const QByteArray &lastLine() const { return m_lastLine; }
    /// Newer messages, the oldest first; those that are there already are left out.
    void append(const QJsonArray &messages, const Encode &encode);
    /// Older ones, while the history is being read from the log backwards. @p isAll: there are none before them.
    void prepend(const QJsonArray &messages, bool isAll, const Encode &encode);
    /// A JSON array of all lines.
    [[nodiscard]] const QByteArray &all() const;

private:
    QByteArrayList m_older;        ///< chunks, the newest first, until the history is complete
    QByteArray m_lines;            ///< separated by commas
    mutable QByteArray m_all;
    QByteArray m_lastLine;
    qint64 m_lastSeq = 0;
    bool m_isComplete = false;
};

} // namespace LabChat
