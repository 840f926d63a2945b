// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/webfiles.h"
#include "server/session/sessions.h"

namespace LabChat {

/// The server's address without a path: leads into the only session that is open to everybody (the demo does not count beside it), or asks for a code or a label.
/// Lives in the net thread, owned by HttpRoutes.
class FrontDoor final {
public:
    FrontDoor(const Sessions &sessions, const WebFiles &files) : m_sessions(sessions), m_files(files) {}

    /// @p typed: a code, a label, the name of a room or a pasted link; empty: nothing was typed yet.
    [[nodiscard]] HttpResponse answer(const HttpRequest &request, const QString &typed) const;

private:
    [[nodiscard]] QString onlyWay() const;
    /// Into the demos, or into the other sessions.
    [[nodiscard]] QStringList waysInto(bool demos) const;
    [[nodiscard]] QString wayOf(const HttpRequest &request, const QString &typed) const;
    [[nodiscard]] QString wayOfLabel(const QString &typed) const;
    [[nodiscard]] QString wayInto(const SessionHost &session) const;
    [[nodiscard]] bool canAsk() const;
    [[nodiscard]] HttpResponse form(const HttpRequest &request, const QString &wrong) const;

    const Sessions &m_sessions;
    const WebFiles &m_files;
};

} // namespace LabChat
