// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// A participant in one round. A plain value.
struct Player {
    int groupId = 0;             ///< `group.id`, unique in the session, from 1
    int groupIdInSubsession = 0; ///< from 1 in each round
    int idInGroup = 0;           ///< from 1
    QString role;
    QString treatment;           ///< name; empty: the study has none
};

} // namespace LabChat
