// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QBitArray>
#include <QtCore/QTimer>

#include <memory>
#include <vector>

namespace LabChat {

class ReadMarks;

/// Sessions, their rounds, the groups of each round, and the channels of each group, with what is counted in
/// them. A channel of several groups lies below the round, or below the session if it is of several rounds. Made
/// once for each session; counts change a few times a second at most. Main thread; owned by the tree's panel.
class ChannelTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, MessagesColumn, UnreadColumn, OnlineColumn, ColumnCount };
    enum Role { SessionRole = Qt::UserRole + 1, ChannelRole };

    ChannelTreeModel(ReadMarks *marks, QObject *parent);
    ~ChannelTreeModel() override;

    /// Adds a session as the first one, or makes it anew.
    void addSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    /// The row of a session (0: there is none such), or of a channel in it.
    [[nodiscard]] QModelIndex indexOf(qint64 session, int channel = 0) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    struct Root;

    /// By round and group; a round's own node under group 0.
    using Groups = QHash<std::pair<int, int>, Node *>;

    [[nodiscard]] static std::unique_ptr<Root> rootOf(const WatchedSession *watched);
    [[nodiscard]] static Groups addGroups(Root &root);
    static void addChannels(Root &root, const Groups &groups);
    [[nodiscard]] static const Node *nodeOf(const QModelIndex &index);
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column) const;
    [[nodiscard]] int rowOf(qint64 session) const;
    [[nodiscard]] QString text(const Node &node, Column column) const;
    [[nodiscard]] qint64 count(const Node &node, Column column) const;
    void markChanged(qint64 session, int first, int last);
    void tell();

    ReadMarks *m_marks;
    std::vector<std::unique_ptr<Root>> m_roots;
    QTimer m_tellTimer;
};

} // namespace LabChat
