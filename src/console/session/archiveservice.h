// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

namespace LabChat {

class LogArchive;

/// What stands in for the server when a window shows a session archive: it opens the archive's sessions, and does nothing that is asked of it. Main thread.
class ArchiveService final : public OperatorService {
    Q_OBJECT

public:
    using OperatorService::OperatorService;

    /// Emits opened(), then sessionOpened() for each session, or openFailed(). @p archive outlives it.
    void start(const LogArchive *archive);

    void listen(const LabChat::ListenRequest & /*request*/) override {}
    void createSession(const LabChat::SessionRequest & /*request*/) override { emit sessionFailed(unchangeable()); }
    void keepRoom(const LabChat::Room & /*room*/) override { emit roomFailed(unchangeable()); }
    void archiveSessions(const QList<qint64> & /*ids*/, bool /*isArchived*/) override { emit archivingFailed(unchangeable()); }
    void advance(qint64 sessionId, const QList<int> & /*participants*/, const LabChat::Intervention & /*intervention*/) override { emit moderationRefused(sessionId, unchangeable()); }
    void moderate(qint64 sessionId, const QList<LabChat::Moderate> & /*wishes*/) override { emit moderationRefused(sessionId, unchangeable()); }
    void endSession(qint64 /*sessionId*/, const LabChat::Intervention & /*intervention*/) override { emit endFailed(unchangeable()); }
    void allowPages(const LabChat::AllowedPages & /*pages*/) override {}
    void changeKeys(const LabChat::KeyChange & /*change*/) override {}

private:
    [[nodiscard]] static Error unchangeable();
};

} // namespace LabChat
