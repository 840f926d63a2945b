// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/logprobe.h"

#include "support/sessions.h"

namespace LabChat::Testing {

LogProbe::LogProbe(const QString &directory)
    : log(directory, [] { return startMs; })
{
    connect(&log, &EventLog::opened, this, [this](const LogContents &found) { contents = found; });
    connect(&log, &EventLog::openFailed, this, [this](const Error &error) { openError = error; });
    connect(&log, &EventLog::sessionStored, this, [this](const SessionPtr &session) { sessions.append(session); });
    connect(&log, &EventLog::sessionFailed, this, [this](const Error &error) { sessionErrors.append(error); });
    connect(&log, &EventLog::roomKept, this, [this](const Room &room) { rooms.append(room); });
    connect(&log, &EventLog::committed, this, [this](const QList<Event> &events) { commits.append(events); });
    connect(&log, &EventLog::failed, this, [this](const Error &error, const QList<Event> &events) {
        errors.append(error);
        failures.append(events);
    });
    connect(&log, &EventLog::recovered, this, [this](const QList<Event> &found) { recoveries.append(found); });
    connect(&log, &EventLog::damageFound, this, [this](const Error &error) { damage.append(error); });
    log.open();
}

} // namespace LabChat::Testing
