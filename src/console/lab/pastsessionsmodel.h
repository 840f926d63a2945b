// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/tablemodel.h"
#include "core/logarchive.h"


namespace LabChat {

/// All sessions of the log, including archived ones, the newest first. Main thread; owned by the dialog.
class PastSessionsModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { TitleColumn, CodeColumn, CreatedColumn, StateColumn, EndedColumn, MessagesColumn, ArchivedColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole, IdRole, EndedRole, ArchivedRole };

    explicit PastSessionsModel(QObject *parent = nullptr);

    void setSessions(const QList<SessionSummary> &sessions);
    /// Those that have begun since.
    void addSessions(const QList<SessionSummary> &sessions);
    /// @p atMs: when the sessions were archived; 0: unarchived.
    void setArchived(const QList<qint64> &ids, qint64 atMs);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString text(const SessionSummary &session, Column column);
    [[nodiscard]] static QVariant sortKey(const SessionSummary &session, Column column);

    QList<SessionSummary> m_sessions;
};

} // namespace LabChat
