// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/session/sessions.h"
#include "server/wire/entrance.h"

#include <functional>

namespace LabChat {

/// Where an entrance leads, or why it does not.
enum class Door {
    Open,
    Unknown,     ///< there is no such session or room, or the hash is wrong
    Ended,
    OnlyByRoom,  ///< the session runs in a room with secure links, and only these let in
    LabelNeeded,
    LabelWrong,
    Waiting,     ///< no session is running in the room
};

/// A plain value.
struct Admission {
    Door door = Door::Unknown;
    SessionHost *session = nullptr;  ///< only if the door is open
    QString room = {};               ///< its exact name
    QString label = {};              ///< as the room or the session knows it
};

/// The links that several people share: who may enter through them, and which place they get. Lives in the net thread, owned by LabServer.
class Entrances final {
public:
    using Answer = std::function<void(const Result<QString> &ticket)>;

    explicit Entrances(const Sessions &sessions) : m_sessions(sessions) {}

    /// Takes no place.
    [[nodiscard]] Admission look(const Entrance &entrance) const;
    /// Gives a place to whoever was admitted: the same one to the same label, else to the same browser (@p browserKey). Answers with its
    /// ticket once it is on disk. Error codes `session_full`, `places_kept`, `session_ended`, `not_stored`, and `no_key`: without a label it needs a key.
    void enter(const Admission &admission, const QString &browserKey, const Answer &answer) const;

private:
    [[nodiscard]] Admission lookAtSession(const Entrance &entrance) const;
    [[nodiscard]] Admission lookAtRoom(const Entrance &entrance) const;

    const Sessions &m_sessions;
};

} // namespace LabChat
