// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QThreadPool>

#include <memory>

namespace LabChat {

/// The read side of the SQLite log. Has no state but the path. Each call works in the thread pool over its own read-only connection, in
/// one read transaction, so it sees one state of the log. Searches have their own thread, because they update an index (searchindex.h), and so has what may read a whole
/// session: participants who read older messages do not wait for it.
class SqliteArchive final : public LogArchive {
public:
    explicit SqliteArchive(const QString &dataDirectory);

    [[nodiscard]] QFuture<Result<QList<SessionSummary>>> sessions() const override;
    [[nodiscard]] QFuture<Result<SessionState>> session(qint64 id) const override;
    [[nodiscard]] QFuture<Result<QList<Event>>> messages(qint64 sessionId, int channel, qint64 beforeSeq, int limit) const override;
    [[nodiscard]] QFuture<Result<QList<Event>>> messagesOfSession(qint64 sessionId, qint64 beforeSeq, int limit) const override;
    [[nodiscard]] QFuture<Result<QList<Event>>> lastMessages(qint64 sessionId, int perChannel) const override;
    [[nodiscard]] QFuture<Result<QList<Event>>> interventions(qint64 sessionId) const override;
    [[nodiscard]] QFuture<Result<QList<Event>>> messagesFrom(qint64 sessionId, int channel, qint64 fromSeq, int limit) const override;
    [[nodiscard]] QFuture<Result<SearchResults>> search(const SearchRequest &request) const override;
    [[nodiscard]] QFuture<Result<Activity>> activity(qint64 sessionId) const override;
    [[nodiscard]] QFuture<Result<ExportSummary>> exportCsv(const ExportRequest &request) const override;
    [[nodiscard]] QFuture<Result<ExportPreview>> previewExport(const ExportRequest &request, int rows) const override;
    [[nodiscard]] QFuture<Result<QList<FoundContact>>> findContacts(const ExportRequest &request) const override;
    [[nodiscard]] QFuture<Result<void>> archiveSession(const QString &sessionCode, const QString &fileName) const override;

private:
    QString m_directory;
    QString m_databasePath;
    std::unique_ptr<QThreadPool> m_searchPool;
    std::unique_ptr<QThreadPool> m_longPool;
};

} // namespace LabChat
