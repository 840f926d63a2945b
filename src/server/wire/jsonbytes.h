// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <array>
#include <cstring>
#include <memory>
#include <utility>

namespace LabChat {

/// Text that is being written: most frames stay on the stack, and appending needs no call for each piece.
class JsonBytes final {
public:
    JsonBytes() = default;
    JsonBytes(const JsonBytes &other) { append(other.view()); }
    JsonBytes &operator=(const JsonBytes &) = delete;

    void append(char byte) { *grow(1) = byte; }
    void append(QByteArrayView bytes)
    {
        if (!bytes.isEmpty())
            std::memcpy(grow(bytes.size()), bytes.data(), std::size_t(bytes.size()));
    }
    /// Room for @p bytes more, which the caller writes.
    [[nodiscard]] char *grow(qsizetype bytes)
    {
        if (m_capacity - m_size < bytes)
            enlarge(bytes);
        return m_data + std::exchange(m_size, m_size + bytes);
    }
    /// Takes back what was not needed of the room.
    void shrink(qsizetype bytes) { m_size -= bytes; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] QByteArrayView view() const { return {m_data, m_size}; }

private:
    void enlarge(qsizetype bytes)
    {
        m_capacity = 2 * (m_size + bytes);
        std::unique_ptr<char[]> larger(new char[std::size_t(m_capacity)]);
        std::memcpy(larger.get(), m_data, std::size_t(m_size));
        m_large = std::move(larger);
        m_data = m_large.get();
    }

    std::array<char, 512> m_small;
    std::unique_ptr<char[]> m_large;
    char *m_data = m_small.data();
    qsizetype m_size = 0;
    qsizetype m_capacity = qsizetype(m_small.size());
};

} // namespace LabChat
