// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/channeltree.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QTimer>

namespace LabChat {

class ReadMarks;

/// Sessions, their apps (of other systems), their rounds, the groups of each round, and the channels of each group, with their counts. A
/// channel of several groups is below the round, or below the session if it belongs to several rounds. A session's
/// rows are created once, and more come if it grows; counts change at most a few times per second. Main thread; owned by the tree's panel.
class ChannelTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, MessagesColumn, UnreadColumn, OnlineColumn, ColumnCount };
    enum Role { SessionRole = Qt::UserRole + 1, ChannelRole };

    ChannelTreeModel(ReadMarks *marks, QObject *parent);

    /// Adds a session at the top, or creates its rows again.
    void addSession(const WatchedSession *watched);
    /// Adds what is new in a session of another system; rows that are there stay, unless they have another place now.
    void grow(const WatchedSession &watched);
    void update(const SessionChanges &changes);
    /// The row of a session (0: none), or of a channel in it.
    [[nodiscard]] QModelIndex indexOf(qint64 session, int channel = 0) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static const ChannelNode *nodeOf(const QModelIndex &index);
    [[nodiscard]] QModelIndex indexOf(const ChannelNode *node, int column) const;
    [[nodiscard]] int rowOf(qint64 session) const;
    [[nodiscard]] QString text(const ChannelNode &node, Column column) const;
    [[nodiscard]] qint64 count(const ChannelNode &node, Column column) const;
    void arrangeAnew(std::unique_ptr<ChannelTree> &tree, std::unique_ptr<ChannelTree> wanted);
    void markChanged(qint64 session, int first, int last);
    void emitChanges();

    QList<ColumnHeading> m_headings;
    ReadMarks *m_marks;
    std::vector<std::unique_ptr<ChannelTree>> m_roots;
    QTimer m_updateTimer;
};

} // namespace LabChat
