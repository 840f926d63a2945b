// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantstatedelegate.h"

#include "console/monitor/participantsmodel.h"

namespace LabChat {

std::optional<Accent> ParticipantStateDelegate::dot(const QModelIndex &index) const
{
    switch (index.data(ParticipantsModel::StatusRole).value<ParticipantStatus>()) {
    case ParticipantStatus::Online:
        return Accent::Good;
    case ParticipantStatus::Idle:
        return Accent::Warning;
    case ParticipantStatus::Muted:
    case ParticipantStatus::Removed:
        return Accent::Bad;
    default:
        return std::nullopt;
    }
}

} // namespace LabChat
