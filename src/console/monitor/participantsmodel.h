// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/participantstatus.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"

namespace LabChat {

/// The participants of one session, one row each. The rows are created once; events
/// change the cells. Contains their links, too. Main thread; owned by the workspace.
class ParticipantsModel final : public TableModel {
    Q_OBJECT

public:
    enum Column {
        PlaceColumn, LabelColumn, GroupColumn, RoleColumn, TreatmentColumn, OnlineColumn, MutedColumn, RoundColumn, PageColumn, WaitsForColumn, TimeLeftColumn,
        TypingColumn, IdleColumn, MessagesColumn, ChoicesColumn, LastSeenColumn, RoundTripColumn, ClockColumn, ReconnectsColumn, CodeColumn, LinkColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole, ParticipantRole, OnlineRole, StatusRole, LinkRole };

    explicit ParticipantsModel(QObject *parent = nullptr);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void setAddress(const ServerAddress &address);
    void update(const SessionChanges &changes);
    /// Updates the current time, for idle times and countdowns.
    void setNow(qint64 nowMs);

    /// Whether the study has more than one round: otherwise nobody needs its number.
    [[nodiscard]] bool hasRounds() const { return m_watched && m_watched->session().study.numRounds > 1; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(int participant, Column column) const;
    [[nodiscard]] QVariant sortKey(int participant, Column column) const;
    [[nodiscard]] ParticipantStatus status(int participant) const { return participantStatus(*m_watched, participant, m_nowMs); }
    [[nodiscard]] QString idleText(int participant) const;
    [[nodiscard]] QString connectionText(int participant, Column column) const;
    [[nodiscard]] int group(int participant) const;
    [[nodiscard]] QString toolTip(int participant, Column column) const;

    const WatchedSession *m_watched = nullptr;
    QStringList m_titles;  ///< titles of the channels
    ServerAddress m_address;
    qint64 m_nowMs = 0;
};

} // namespace LabChat
