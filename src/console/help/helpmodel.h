// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"
#include "core/base/clock.h"


namespace LabChat {

/// The state of a participant's call for help, the most urgent first.
enum class HelpProgress { New, Read, Answered };

/// The first message of a participant's last call; null: there was none.
[[nodiscard]] const HelpLine *lastCall(const ParticipantState &participant);
[[nodiscard]] HelpProgress helpProgress(const ParticipantState &participant);
/// Participants with calls that are new: id_in_session.
[[nodiscard]] QList<int> newCalls(const SessionState &state);

/// The participants who have called for help, one row each. Main thread; owned by its panel.
class HelpModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { WhoColumn, ProgressColumn, WaitingColumn, LineColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, ParticipantRole, ProgressRole };

    HelpModel(Clock clock, QObject *parent);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    /// Shows a participant who has not called, so that the operator can write first.
    void startTalk(int participant);
    /// Updates the waiting times.
    void tick();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QList<int> callers() const;
    void takeRows(const QList<int> &wanted);
    [[nodiscard]] QString text(int participant, Column column) const;
    [[nodiscard]] QVariant sortKey(int participant) const;

    Clock m_clock;
    const WatchedSession *m_watched = nullptr;
    int m_startedTalk = 0;  ///< 0: none
    QList<int> m_callers;  ///< id_in_session, ascending
};

} // namespace LabChat
