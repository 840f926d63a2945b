// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportrequest.h"
#include "core/session/sessionstate.h"
#include "store/export/messagestates.h"

#include <QtCore/QSet>

namespace LabChat {

/// Which events of a session, and which of its participants and channels, an export has. A plain value.
class ChosenRows final {
public:
    /// Everything.
    ChosenRows() = default;
    /// @p participants: codes, as they are in the states that are asked about. @p states: needed if hidden messages are left out.
    ChosenRows(const ExportChoice &choice, const QStringList &participants, const MessageStates &states);

    /// @p state: after the event.
    [[nodiscard]] bool has(const SessionState &state, const Event &event) const { return m_isEverything || isChosen(state, event); }
    /// A chosen one, or a member of a chosen channel.
    [[nodiscard]] bool hasParticipant(const SessionState &state, int participant) const;
    /// A chosen one, or one of a chosen participant.
    [[nodiscard]] bool hasChannel(const SessionState &state, int channel) const;

private:
    [[nodiscard]] bool isChosen(const SessionState &state, const Event &event) const;
    [[nodiscard]] bool isChosenRound(const SessionState &state, const Event &event) const;
    [[nodiscard]] bool isNamed(const Session &session, int channel) const;

    bool m_isEverything = true;
    ExportChoice m_choice;
    QSet<QString> m_channels, m_participants;
    MessageStates m_states;
};

} // namespace LabChat
