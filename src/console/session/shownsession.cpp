// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/shownsession.h"

#include "core/base/whenanswered.h"
#include "core/logarchive.h"

namespace LabChat {

ShownSession::ShownSession(SessionMonitor *monitor, const LogArchive *archive, QObject *parent)
    : QObject(parent), m_monitor(monitor), m_archive(archive)
{
}

void ShownSession::show(qint64 id)
{
    m_watched = m_monitor->session(id);
    emit changed(m_watched);
}

bool ShownSession::goTo(qint64 id)
{
    if (!m_monitor->session(id))
        return false;
    if (!isShown(id))
        show(id);
    return true;
}

void ShownSession::open(qint64 id, const std::function<void()> &then)
{
    if (goTo(id)) {
        then();
        return;
    }
    whenAnswered(m_archive->session(id), this, [this, then](const Result<SessionState> &state) {
        if (!state) {
            emit failed(tr("The session cannot be read: %1").arg(state.error().text));
            return;
        }
        m_monitor->takeUp(*state);
        if (goTo(state->session().id))
            then();
    });
}

} // namespace LabChat
