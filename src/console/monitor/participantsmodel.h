// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/expectedparticipants.h"
#include "console/monitor/participantstatus.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"

namespace LabChat {

/// The participants of one session, one row each, and after them those who are expected and have not come yet. Events change the cells; rows come
/// if the session grows. Contains the participants' links, too. Main thread; owned by the workspace.
class ParticipantsModel final : public TableModel {
    Q_OBJECT

public:
    enum Column {
        PlaceColumn, IdColumn, LabelColumn, NicknameColumn, GroupColumn, RoleColumn, TreatmentColumn, OnlineColumn, MutedColumn, AppColumn, RoundColumn,
        PageColumn, WaitsForColumn, TimeLeftColumn, TypingColumn, IdleColumn, MessagesColumn, ChoicesColumn, LastSeenColumn, RoundTripColumn, ClockColumn,
        ReconnectsColumn, ChangesColumn, CodeColumn, LinkColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole, ParticipantRole, OnlineRole, StatusRole, LinkRole };

    explicit ParticipantsModel(QObject *parent = nullptr);

    /// Null: no session.
    void setSession(const WatchedSession *watched, const QList<ExpectedParticipant> &expected = {});
    /// Of the shown session, by a table of the operator's.
    void setExpected(const QList<ExpectedParticipant> &expected);
    /// Adds the new participants of the shown session; ignores other sessions.
    void grow(const WatchedSession &watched);
    void setAddress(const ServerAddress &address);
    void update(const SessionChanges &changes);
    /// Updates the current time, for idle times and countdowns.
    void setNow(qint64 nowMs);

    [[nodiscard]] const WatchedSession *watched() const { return m_watched; }
    [[nodiscard]] bool isOfOtherSystem() const { return m_watched && m_watched->session().isOfOtherSystem(); }
    [[nodiscard]] int expectedCount() const { return int(m_expected.size()); }
    [[nodiscard]] int missingCount() const { return int(m_missing.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Who has not come yet cannot be selected, and is greyed.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// Somebody else is expected, or has come.
    void expectedChanged();

private:
    void takeMissing();
    [[nodiscard]] QString text(int participant, Column column) const;
    [[nodiscard]] QVariant sortKey(int participant, Column column) const;
    [[nodiscard]] ParticipantStatus status(int participant) const { return participantStatus(*m_watched, participant, m_nowMs); }
    [[nodiscard]] QString idleText(int participant) const;
    [[nodiscard]] QString connectionText(int participant, Column column) const;
    [[nodiscard]] QVariant group(int participant) const;
    [[nodiscard]] QString toolTip(int participant, Column column) const;

    const WatchedSession *m_watched = nullptr;
    int m_count = 0;  ///< of the participants
    QList<ExpectedParticipant> m_expected;
    QList<ExpectedParticipant> m_missing;  ///< a row for each, after the participants
    bool m_hasApps = false;  ///< several
    QStringList m_titles;  ///< titles of the channels
    ServerAddress m_address;
    qint64 m_nowMs = 0;
};

} // namespace LabChat
