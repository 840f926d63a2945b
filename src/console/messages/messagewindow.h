// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/messagerow.h"

#include <QtCore/QAbstractTableModel>

namespace LabChat {

/// A limited window over a growing list of messages: one row each, the oldest first. While the end is followed, new messages are appended
/// and the oldest rows are dropped. While older messages are read, the newest rows are dropped, and new messages are only counted as
/// missed: the window is detached from the end. Subclasses decide where rows are read from, and what they look like. Main thread.
class MessageWindow : public QAbstractTableModel {
    Q_OBJECT

public:
    /// The roles of all models of messages; each model's own roles start after these.
    enum SharedRole { CopyRole = Qt::UserRole + 1, HighlightRole, FirstOwnRole };

    static constexpr int pageSize = 500;          ///< how many messages are read from the log at a time
    static constexpr int maxRows = 5000;          ///< while the end is followed
    static constexpr int maxRowsReadBack = 10000; ///< while older messages are read

    using QAbstractTableModel::QAbstractTableModel;

    /// Drops all rows and loads the newest messages again.
    virtual void reload() = 0;
    virtual void loadOlder() = 0;
    /// Whether the end is visible, so that the oldest rows may be removed.
    virtual void setFollowing(bool following);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// Whether the last row is not the newest message.
    [[nodiscard]] bool isDetached() const { return m_detached; }
    /// New messages that were not appended because the window is detached.
    [[nodiscard]] int missed() const { return m_missed; }
    [[nodiscard]] MessageSubject subject(int row) const { return subjectOf(m_rows.at(row)); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

signals:
    /// missed() or isDetached() may have changed.
    void missedChanged();

protected:
    [[nodiscard]] const QList<MessageRow> &rows() const { return m_rows; }

    /// Drops all rows, and follows the end again.
    void clear();
    /// Whether this many new messages can be appended.
    [[nodiscard]] bool hasRoomFor(int count) const;
    /// Counts new messages that are not appended.
    void miss(int count);
    /// Appends new messages with one insertion, or counts them as missed if there is no room for them.
    void append(const QList<MessageRow> &messages);
    /// Appends the messages after the last row, from the log. @p reachesEnd: there are no newer ones.
    void extend(const QList<MessageRow> &messages, bool reachesEnd);
    /// Puts older messages before the first row.
    void prepend(const QList<MessageRow> &messages);
    void removeAt(int first, int count = 1);
    /// Called before the first @p count rows are dropped; they can be loaded again.
    virtual void prepareToDrop(int count) = 0;
    /// Reports that a row has changed.
    void repaintRow(int row);

private:
    void insertAtEnd(const QList<MessageRow> &messages);
    void trim();

    QList<MessageRow> m_rows;
    int m_missed = 0;
    bool m_following = true;
    bool m_detached = false;
};

} // namespace LabChat
