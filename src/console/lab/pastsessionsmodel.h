// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QAbstractTableModel>

namespace LabChat {

/// All sessions of the log, the newest first, archived ones too. Main thread; owned by the dialog.
class PastSessionsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TitleColumn, CodeColumn, CreatedColumn, EndedColumn, MessagesColumn, ArchivedColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole, IdRole, EndedRole, ArchivedRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setSessions(const QList<SessionSummary> &sessions);
    /// @p atMs: when sessions were archived; 0: they are no longer.
    void setArchived(const QList<qint64> &ids, qint64 atMs);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString text(const SessionSummary &session, Column column);
    [[nodiscard]] static QVariant sortKey(const SessionSummary &session, Column column);

    QList<SessionSummary> m_sessions;
};

} // namespace LabChat
