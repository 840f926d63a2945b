// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

namespace LabChat {

/// Finds the players of a round for whom a chat is repeated. Lives on the stack.
class PlayerIndex final {
public:
    /// @p session outlives it.
    explicit PlayerIndex(const Session &session) : m_session(session) {}

    /// In the order of id_in_group or id_in_session.
    [[nodiscard]] QList<int> others(ForEach forEach, int participant, int round);

private:
    void index(int round);

    const Session &m_session;
    int m_round = 0;  ///< the indexed round
    QHash<int, QList<int>> m_byGroup;
    QHash<QString, QList<int>> m_byRole;
};

} // namespace LabChat
