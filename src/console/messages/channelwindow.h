// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/messagewindow.h"
#include "console/messages/transcriptpager.h"
#include "console/session/sessionmonitor.h"

namespace LabChat {

/// The window over one channel: the last page from the log, other pages on request, and new messages as they are
/// committed. Messages that wait for approval, or were refused, are at the position where they were written. Main thread.
class ChannelWindow : public MessageWindow {
    Q_OBJECT

public:
    enum class Phase { NoChannel, Loading, Ready, Failed };

    /// @p viewer: contains the rows that this participant sees; 0: the operator's.
    ChannelWindow(const LogArchive *archive, QObject *parent, int viewer);

    /// Null or 0: no channel.
    virtual void setChannel(const WatchedSession *watched, int channel);
    void reload() override;
    void loadOlder() override;
    /// Loads newer messages, if they are not loaded yet.
    void loadNewer();
    /// Loads the messages around one, unless it is already loaded; then emits located().
    void showAround(qint64 seq);
    virtual void update(const SessionChanges &changes);
    void setFollowing(bool following) override;

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] QString failureText() const { return m_failureText; }
    [[nodiscard]] bool hasOlder() const { return m_hasOlder; }

signals:
    void phaseChanged();
    /// The row of the message that showAround() was called for.
    void located(int row);

protected:
    [[nodiscard]] const WatchedSession *watched() const { return m_watched; }
    /// 0: none.
    [[nodiscard]] int channel() const { return m_channel; }
    [[nodiscard]] bool isOf(const SessionChanges &changes) const { return m_channel > 0 && changes.session == m_watched->session().id; }
    /// Whether a message is held, and the viewer sees it: participants see only their own, until these are refused.
    [[nodiscard]] bool isShownHeld(qint64 seq) const;
    /// The row of a message; -1: none.
    [[nodiscard]] int row(qint64 seq) const;

private:
    using Page = TranscriptPager::Page;

    void startOver();
    void takePage(Page page, const QList<Event> &messages);
    void takeFailure(Page page, const Error &error);
    void takeEnd(const QList<Event> &messages);
    void takeAround(const QList<Event> &messages, bool reachesEnd);
    void takeOlder(const QList<Event> &messages);
    void takeNewer(const QList<Event> &messages, bool reachesEnd);
    void appendNew(const QList<MessageRow> &messages);
    void locate();
    void prepareToDrop(int) override { m_hasOlder = true; }
    void setPhase(Phase phase, const QString &failureText = {});
    [[nodiscard]] QList<MessageRow> rowsOf(const QList<Event> &events) const;
    [[nodiscard]] QList<MessageRow> heldBetween(qint64 afterSeq, qint64 beforeSeq) const;
    /// The row of a message, or of the first one after it; -1: none.
    [[nodiscard]] int rowAtOrAfter(qint64 seq) const;
    [[nodiscard]] qint64 lastSeq() const { return rows().isEmpty() ? 0 : rows().constLast().seq; }

    TranscriptPager m_pager;
    const WatchedSession *m_watched = nullptr;
    int m_channel = 0;
    const int m_viewer;
    QList<Event> m_early;  ///< committed while newer messages are being loaded
    Phase m_phase = Phase::NoChannel;
    QString m_failureText;
    qint64 m_target = 0;       ///< the message to locate; 0: none
    bool m_newerNext = false;  ///< the end was reached while older messages were being loaded
    bool m_hasOlder = false;
};

} // namespace LabChat
