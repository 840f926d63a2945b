// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/sessionmonitor.h"
#include "core/logarchive.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QFutureWatcher>

namespace LabChat {

/// What was said in one channel, the oldest first: the last page from the log, older pages when they
/// are asked for, and new messages as they are committed. Keeps a bounded number of rows: who follows the
/// end loses the oldest (they can be loaded again); who reads far back is told how many came since.
/// Main thread; owned by the transcript's panel.
class TranscriptModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { AtRole = Qt::UserRole + 1, NicknameRole, MemberRole, PlaceRole, CopyRole };
    enum class Phase { NoChannel, Loading, Ready, Failed };

    static constexpr int pageSize = 500;
    static constexpr int maxRows = 5000;          ///< while the end is followed
    static constexpr int maxRowsReadBack = 10000; ///< while older messages are read

    TranscriptModel(const LogArchive *archive, QObject *parent);

    /// Null or 0: no channel.
    void setChannel(const WatchedSession *watched, int channel);
    /// Loads the end of the channel anew.
    void reload();
    void loadOlder();
    /// Loads older messages until this one is there, and tells found().
    void find(qint64 seq);
    /// Shows the channel as this participant sees it; 0: as the operator does.
    void setViewer(int participant) { m_viewer = participant; }
    void update(const SessionChanges &changes);
    /// Whether the end is on the screen, so that the oldest rows may go.
    void setFollowing(bool following);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] QString failureText() const { return m_failureText; }
    [[nodiscard]] bool hasOlder() const { return m_hasOlder; }
    /// New messages that were not appended because too many rows would have been kept: reload() shows them.
    [[nodiscard]] int missed() const { return m_missed; }
    /// Whether the last row is not the channel's newest message.
    [[nodiscard]] bool isDetached() const { return m_detached; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void phaseChanged();
    void missedChanged();
    void found(int row);

private:
    struct Message {
        qint64 seq = 0;
        qint64 atMs = 0;
        int participant = 0;
        int member = 0;
        QString nickname;
        QString body;
    };

    void request(qint64 beforeSeq);
    void lookForWanted();
    void takeAnswer();
    void takeEnd(const QList<Event> &messages);
    void prepend(const QList<Event> &messages);
    void append(const QList<Event> &messages);
    void trimFront();
    void dropEnd();
    void setPhase(Phase phase, const QString &failureText = {});
    [[nodiscard]] QString copyText(const Message &message) const;
    [[nodiscard]] QString toolTip(const Message &message) const;
    [[nodiscard]] QString nickname(const Message &message) const;
    [[nodiscard]] QString who(const Message &message) const;

    const LogArchive *m_archive;
    const WatchedSession *m_watched = nullptr;
    int m_channel = 0;
    QList<Message> m_messages;
    QList<Event> m_early;  ///< committed while the end is being loaded
    QFutureWatcher<Result<QList<Event>>> m_watcher;
    Phase m_phase = Phase::NoChannel;
    QString m_failureText;
    qint64 m_wantedSeq = 0; ///< looked for in older pages, 0: none
    int m_viewer = 0;
    int m_missed = 0;
    bool m_hasOlder = false;
    bool m_loadingOlder = false;
    bool m_following = true;
    bool m_detached = false;
};

} // namespace LabChat
