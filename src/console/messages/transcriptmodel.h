// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/messagestate.h"
#include "console/session/sessionmonitor.h"
#include "core/logarchive.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>

#include <functional>

namespace LabChat {

class ActionsModel;
class Highlighter;
struct HighlightRule;

/// What was said in one channel, the oldest first: the last page from the log, older pages when they
/// are asked for, and new messages as they are committed. Keeps a bounded number of rows: who follows the
/// end loses the oldest (they can be loaded again); who reads far back is told how many came since. Messages that
/// wait for approval, or were refused, stand among the others where they were written.
/// Main thread; owned by the transcript's panel.
class TranscriptModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { AtRole = Qt::UserRole + 1, NicknameRole, MemberRole, PlaceRole, CopyRole, HighlightRole, StateRole, MarkRole, MutedRole };
    enum class Phase { NoChannel, Loading, Ready, Failed };

    static constexpr int pageSize = 500;
    static constexpr int maxRows = 5000;          ///< while the end is followed
    static constexpr int maxRowsReadBack = 10000; ///< while older messages are read

    TranscriptModel(const LogArchive *archive, QObject *parent);

    /// Answers HighlightRole, the colour of the rule that marks a message. Must outlive the model.
    void setHighlighter(const Highlighter *highlighter) { m_highlighter = highlighter; }
    /// Null or 0: no channel.
    void setChannel(const WatchedSession *watched, int channel);
    /// Loads the end of the channel anew.
    void reload();
    void loadOlder();
    /// Shows the channel as this participant sees it; 0: as the operator does.
    void setViewer(int participant) { m_viewer = participant; }
    /// Who did what, for the marks. May be null.
    void setActions(const ActionsModel *actions);
    [[nodiscard]] MessageSubject subject(int row) const;
    /// More of the channel's end, where it is not loaded yet.
    void loadNewer();
    /// Loads what was said around a message, unless it is there already; then located().
    void showAround(qint64 seq);
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
    /// The message that showAround() was asked for is in this row.
    void located(int row);

private:
    /// What the answer that is on its way is for.
    enum class Wanted { Nothing, End, Around, Older, Newer };

    struct Message {
        qint64 seq = 0;
        qint64 atMs = 0;
        int participant = 0;
        int member = 0;
        QString nickname;
        QString body;
        bool held = false;  ///< not said yet, maybe never
    };

    void startOver();
    void request(Wanted wanted, qint64 seq);
    void takeAnswer();
    void take(Wanted wanted, const QList<Event> &messages);
    void takeEnd(const QList<Event> &messages);
    void takeAround(const QList<Event> &messages);
    void takeNewer(const QList<Event> &messages);
    void prepend(const QList<Event> &messages);
    void append(QList<Message> messages);
    [[nodiscard]] Message rowOf(const Event &event) const;
    [[nodiscard]] QList<Message> rowsOf(const QList<Event> &events) const;
    [[nodiscard]] QList<Message> heldBetween(qint64 afterSeq, qint64 beforeSeq) const;
    [[nodiscard]] bool isShownHeld(qint64 seq) const;
    void takeIntervention(const Event &event);
    void repaint(const std::function<bool(const Message &)> &isMeant);
    void watchMutes();
    [[nodiscard]] int row(qint64 seq) const;
    [[nodiscard]] qint64 lastSeq() const { return m_messages.isEmpty() ? 0 : m_messages.constLast().seq; }
    void insertAtEnd(QList<Message> messages);
    void noteMissed(int count);
    void locate();
    void trimFront();
    void dropFront(int count);
    void dropEnd();
    /// The first row at or after @p seq; -1: none.
    [[nodiscard]] int rowAtOrAfter(qint64 seq) const;
    void setPhase(Phase phase, const QString &failureText = {});
    /// Null: none.
    [[nodiscard]] const HighlightRule *ruleFor(const Message &message) const;
    [[nodiscard]] QString copyText(const Message &message) const;
    [[nodiscard]] QString toolTip(const Message &message) const;
    [[nodiscard]] QString nickname(const Message &message) const;
    [[nodiscard]] QString who(const Message &message) const;
    [[nodiscard]] MessageSubject subjectOf(const Message &message) const;
    [[nodiscard]] MessageState messageState(const Message &message) const;
    [[nodiscard]] QString mark(const Message &message) const;
    [[nodiscard]] bool isMuted(const Message &message) const;
    [[nodiscard]] QString body(const Message &message) const;

    const LogArchive *m_archive;
    const Highlighter *m_highlighter = nullptr;
    const WatchedSession *m_watched = nullptr;
    int m_channel = 0;
    QList<Message> m_messages;
    QList<Event> m_early;  ///< committed while the end, or more of it, is being loaded
    QFutureWatcher<Result<QList<Event>>> m_watcher;
    Phase m_phase = Phase::NoChannel;
    QString m_failureText;
    int m_viewer = 0;
    const ActionsModel *m_actions = nullptr;
    QTimer m_muteTimer;  ///< until a mute is over by itself
    int m_missed = 0;
    qint64 m_target = 0;   ///< the message that is to be located; 0: none
    Wanted m_wanted = Wanted::Nothing;
    bool m_newerNext = false;  ///< the end was reached while older messages were on their way
    bool m_hasOlder = false;
    bool m_following = true;
    bool m_detached = false;
};

} // namespace LabChat
