// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/archiveservice.h"

#include "core/base/whenanswered.h"
#include "core/logarchive.h"

namespace LabChat {

using namespace Qt::StringLiterals;

void ArchiveService::start(const LogArchive *archive)
{
    whenAnswered(archive->sessions(), this, [this, archive](const Result<QList<SessionSummary>> &sessions) {
        if (!sessions) {
            emit openFailed(sessions.error());
            return;
        }
        emit opened();
        for (const SessionSummary &session : *sessions) {
            whenAnswered(archive->session(session.id), this, [this](const Result<SessionState> &state) {
                if (state)
                    emit sessionOpened(*state);
                else
                    emit openFailed(state.error());
            });
        }
    });
}

Error ArchiveService::unchangeable()
{
    return {u"archive"_s, tr("This is an archive: nothing in it can be changed.")};
}

} // namespace LabChat
