// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/playerindex.h"
#include "core/session/studymistakes.h"

namespace LabChat {

/// Adds chat boxes to a session that is being made, and creates each channel when the first box needs it. Lives on the stack.
class BoxBuilder final {
public:
    /// Both outlive it. @p session has its players.
    BoxBuilder(Session &session, StudyMistakes &mistakes) : m_session(session), m_mistakes(mistakes), m_players(session) {}

    /// Leaves out boxes that cannot be made.
    [[nodiscard]] QList<ChatBox> boxesFor(int participant, int round);

private:
    void refuseTwins(const QList<ChatBox> &boxes, int page, int participant);
    [[nodiscard]] QString filled(const QString &member, const QString &text, const TemplateValues &values);
    [[nodiscard]] QString nicknameOf(int participant, const ChatSpec &chat, const TemplateValues &values);
    void appendBoxes(QList<ChatBox> &boxes, const ChatSpec &chat, const TemplateValues &values, const TemplatePlayer &player);
    void appendBox(QList<ChatBox> &boxes, const ChatSpec &chat, const TemplateValues &values, const QString &nickname, int participant);
    [[nodiscard]] int channelNumber(const QString &name);
    [[nodiscard]] int memberNumber(int channel, int participant);

    Session &m_session;
    StudyMistakes &m_mistakes;
    PlayerIndex m_players;
    QString m_place;  ///< location of the chat that the boxes come from
    QHash<QString, int> m_numbers;                         ///< of channels, by name
    QHash<std::pair<int, int>, int> m_memberNumbers;       ///< by channel and participant
};

} // namespace LabChat
