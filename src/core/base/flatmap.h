// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>

#include <algorithm>

namespace LabChat {

/// A map of a few entries, sorted and next to each other in memory: for the parts of a state that each message looks at, when nothing of them is in the processor's caches. Its
/// functions are those of QHash. A plain value.
template <typename Key, typename Value>
class FlatMap final {
public:
    using key_type = Key;
    using mapped_type = Value;
    struct Entry {
        Key key;
        Value value{};

        [[nodiscard]] bool operator==(const Entry &) const = default;
    };
    class const_iterator final {
    public:
        explicit const_iterator(const Entry *entry) : m_entry(entry) {}
        [[nodiscard]] const Key &key() const { return m_entry->key; }
        [[nodiscard]] const Value &value() const { return m_entry->value; }
        [[nodiscard]] const Value &operator*() const { return m_entry->value; }
        const_iterator &operator++()
        {
            ++m_entry;
            return *this;
        }
        [[nodiscard]] bool operator==(const const_iterator &) const = default;

    private:
        const Entry *m_entry;
    };

    [[nodiscard]] Value value(const Key &key, const Value &otherwise = Value()) const
    {
        const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&key](const Entry &entry) { return entry.key == key; });
        return found == m_entries.end() ? otherwise : found->value;
    }
    [[nodiscard]] Value &operator[](const Key &key)
    {
        auto place = std::find_if(m_entries.begin(), m_entries.end(), [&key](const Entry &entry) { return !(entry.key < key); });
        if (place == m_entries.end() || place->key != key)
            place = m_entries.insert(place, Entry{key});
        return place->value;
    }
    void insert(const Key &key, const Value &value) { (*this)[key] = value; }
    void clear() { m_entries.clear(); }
    [[nodiscard]] qsizetype size() const { return m_entries.size(); }
    [[nodiscard]] const_iterator cbegin() const { return const_iterator(m_entries.constData()); }
    [[nodiscard]] const_iterator cend() const { return const_iterator(m_entries.constData() + m_entries.size()); }
    /// Changes each value.
    template <typename Change>
    void forEach(Change change)
    {
        for (Entry &entry : m_entries)
            change(entry.value);
    }
    [[nodiscard]] bool operator==(const FlatMap &) const = default;

private:
    QList<Entry> m_entries;
};

} // namespace LabChat
