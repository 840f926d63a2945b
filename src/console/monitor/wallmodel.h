// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/tilelines.h"
#include "console/session/channelflags.h"
#include "console/session/channelhomes.h"
#include "console/session/sessionmonitor.h"

#include <QtCore/QAbstractListModel>

namespace LabChat {

class ReadMarks;

/// The channels of one session as tiles, one row each, with their last lines only. Rows come at the end if the session grows. Main thread;
/// owned by the wall's panel.
class WallModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { TileRole = Qt::UserRole + 1, ChannelRole, FilterRole };
    enum class SortBy { Name, LastActivity, Unread, SilentFor, Online, Messages, Flags };
    Q_ENUM(SortBy)

    WallModel(const LogArchive *archive, ReadMarks *marks, QObject *parent);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    /// Adds the new channels of the shown session; ignores other sessions.
    void grow(const WatchedSession &watched);
    void update(const SessionChanges &changes);
    /// Updates the current time, for the time of silence.
    void setNow(qint64 nowMs);
    /// Sets a flag that does not come from the session's state.
    void setFlag(int channel, ChannelFlag flag, bool on);

    /// Empty: the last lines could be read.
    [[nodiscard]] QString failureText() const { return m_lines.failureText(); }
    [[nodiscard]] qint64 sortKey(int row, SortBy by) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void failureChanged();

private:
    struct Row {
        QString title;
        ChannelFlags ownFlags;
        // As last emitted:
        ChannelFlags flags;
        int hidden = 0;
        QString members;
        qint64 silentMinutes = 0;
    };

    void addRows(const QStringList &titles);
    void noteUnread(qint64 session, int channel);
    void emitChanged(int row);
    void rememberShown(int row);
    void refreshFlags();
    [[nodiscard]] bool isStale(int row) const;
    [[nodiscard]] ChannelFlags flags(int row) const { return m_flags.at(row) | m_rows.at(row).ownFlags; }
    [[nodiscard]] qint64 silentMs(int row) const;
    [[nodiscard]] QString members(int row) const;
    [[nodiscard]] QString silence(int row) const;
    [[nodiscard]] Tile tile(int row) const;
    [[nodiscard]] QString accessibleText(int row) const;

    ReadMarks *m_marks;
    TileLines m_lines;
    const WatchedSession *m_watched = nullptr;
    QList<Row> m_rows;
    QList<ChannelHome> m_homes;  ///< by row
    QList<int> m_placesByName;  ///< by row
    QList<ChannelFlags> m_flags;  ///< from the session's state
    qint64 m_nowMs = 0;
};

} // namespace LabChat
