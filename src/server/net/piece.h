// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>

namespace LabChat {

/// Bytes to send, which several connections may share. If many of them are sent again and again, they are also in a file in memory, whose pages the kernel sends
/// as they are: to copy them is half of what it costs to send them. A plain value; copies share the file.
class Piece final {
public:
    Piece() = default;
    Piece(const QByteArray &bytes) : m_bytes(bytes) {}
    /// They are sent again and again. Without a file if they are few, or if there are many files.
    [[nodiscard]] static Piece lasting(const QByteArray &bytes);

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    /// -1: there is none; the bytes themselves have to be sent.
    [[nodiscard]] int file() const { return m_file ? *m_file : -1; }

    static constexpr qsizetype fewBytes = 8 * 1024;
    static constexpr int mostFiles = 64;  ///< of this program at a time

private:
    QByteArray m_bytes;
    std::shared_ptr<const int> m_file;  ///< closes it
};

using Pieces = QList<Piece>;

} // namespace LabChat
