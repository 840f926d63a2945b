// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantstatedelegate.h"

#include "console/monitor/participantsmodel.h"

namespace LabChat {

std::optional<Accent> ParticipantStateDelegate::dot(const QModelIndex &index) const
{
    using State = ParticipantsModel::State;
    switch (index.data(ParticipantsModel::StateRole).value<State>()) {
    case State::Online:
        return Accent::Good;
    case State::Idle:
        return Accent::Warning;
    case State::Muted:
    case State::Removed:
        return Accent::Bad;
    default:
        return std::nullopt;
    }
}

} // namespace LabChat
