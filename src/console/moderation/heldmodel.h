// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/moderationactions.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"


namespace LabChat {

/// The messages of one session that wait for the operator's approval, the oldest first. Main thread; owned by its panel.
class HeldModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { AtColumn, ChannelColumn, AuthorColumn, BodyColumn, ColumnCount };

    explicit HeldModel(QObject *parent = nullptr);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    /// The session has more channels.
    void grow();
    [[nodiscard]] MessageSubject subject(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QList<qint64> waiting() const;
    void removeAnswered();
    [[nodiscard]] QString toolTip(const HeldMessage &held) const;

    const WatchedSession *m_watched = nullptr;
    QStringList m_channelTitles;
    QList<qint64> m_seqs;
    QList<HeldMessage> m_messages;  ///< of the same rows: the state forgets an answered message before its row is removed
};

} // namespace LabChat
