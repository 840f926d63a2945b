// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"

#include <optional>

namespace LabChat {

/// Those of an event's details that exports have as columns of their own, because many kinds or many events have them. A plain value; 0, empty or nothing: the event does not have it.
struct DetailColumns {
    int round = 0;
    QString page;
    std::optional<int> pageIndex;
    QString endedBy;           ///< the page before
    qint64 message = 0;        ///< seq
    QString choice;
    QString text;              ///< that participants read
    QString audience;
    QList<int> participants;   ///< id_in_session
    int otherParticipant = 0;  ///< id_in_session
    int otherChannel = 0;      ///< number
    QString url;
};

[[nodiscard]] DetailColumns detailColumnsOf(const Event &event);

} // namespace LabChat
