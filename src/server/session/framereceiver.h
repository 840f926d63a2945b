// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/rules.h"
#include "server/session/participantviews.h"

#include <functional>

namespace LabChat {

/// Processes the frames of a session's browsers: applies the rules, and answers refusals. An allowed
/// command is answered by its event, once that is on disk. Lives in the net thread, owned by a SessionHost.
class FrameReceiver final : public QObject {
    Q_OBJECT

public:
    using Wish = std::function<Decision(const Command &)>;

    /// @p tip (the decided state), @p committed, @p views and @p clock outlive it. @p wish: decides and hands over.
    FrameReceiver(const SessionState &tip, const SessionState &committed, ParticipantViews &views, const SessionClock &clock, Wish wish, QObject *parent);

    /// Returns whether it is a message that was accepted: it will be in the log.
    [[nodiscard]] bool receive(Connection *connection, const ClientFrame &frame);

    /// The answer while the log cannot be written; the page tries again.
    [[nodiscard]] static Refusal notStored();

signals:
    /// The quality of a connection was measured, or (@p typingChannel) the participant is typing.
    void presenceChanged(int participant, int typingChannel);

private:
    [[nodiscard]] bool isChangingHands(int participant) const;
    void refuseForNow(Connection *connection, const ClientFrame &frame);
    [[nodiscard]] bool post(Connection *connection, const PostFrame &frame);
    [[nodiscard]] bool mayUse(Connection *connection, const QString &handle) const;
    void see(Connection *connection, const SeenFrame &frame);
    void askForHelp(Connection *connection, const HelpFrame &frame);
    void choose(Connection *connection, const ChooseFrame &frame);
    void advance(Connection *connection, const AdvanceFrame &frame);
    void relayTyping(Connection *connection, const TypingFrame &frame);
    void answerPing(Connection *connection, const PingFrame &frame);
    void refuseOrAwait(Connection *connection, const Refusal &refusal, const QByteArray &nonce);

    const SessionState &m_tip;
    const SessionState &m_committed;
    ParticipantViews &m_views;
    const SessionClock &m_clock;
    Wish m_wish;
};

} // namespace LabChat
