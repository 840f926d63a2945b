// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/event.h"
#include "core/session/sessionstate.h"

#include <QtCore/QFuture>

#include <limits>

namespace LabChat {

/// A line of the list of sessions.
struct SessionSummary {
    qint64 id = 0;
    QString code;
    QString title;
    qint64 createdAtMs = 0;
    qint64 endedAtMs = 0;  ///< 0: runs
    qint64 messages = 0;
    qint64 archivedAtMs = 0;  ///< 0: in the list of past sessions
};

enum class ExportFormat { OTree, Messages, Events };

struct ExportRequest {
    QString sessionCode;  ///< empty: all sessions
    ExportFormat format = ExportFormat::OTree;
    QString fileName;
};

struct ExportSummary {
    qint64 rows = 0;
    QString fileName;
};

struct SearchRequest {
    QString text;        ///< as it was typed: searchTerms()
    qint64 session = 0;  ///< 0: all
    int limit = 200;
};

/// A message that was found.
struct SearchHit {
    qint64 session = 0;
    qint64 seq = 0;
    qint64 atMs = 0;
    int channel = 0;
    int participant = 0;   ///< 0: the experimenter
    QString nickname;
    QString body;
    QString sessionCode;
    QString sessionTitle;
    QString channelName;   ///< the part that the study's author chose
};

struct SearchResults {
    QList<SearchHit> hits;  ///< the newest first, as many as were asked for
    qint64 total = 0;       ///< of all that there are
};

/// What was said in one minute in one channel by those of one role.
struct ActivityCount {
    qint64 minute = 0;  ///< since the epoch, UTC
    int channel = 0;
    QString role;       ///< empty: none, or the experimenter
    qint64 messages = 0;
};

/// How a session went, minute by minute.
struct Activity {
    QList<ActivityCount> counts;  ///< in the order of time
    QList<Event> marks;           ///< the first who came, the first on each further page, and what the operator did
    qint64 lastSeq = 0;           ///< what came after it is not in here
};

/// The read side of the log. Its functions may be called from any thread; they answer from the thread
/// pool, over a read-only connection of their own, and never disturb the writer.
class LogArchive {
public:
    virtual ~LogArchive() = default;

    /// All sessions, the newest first.
    [[nodiscard]] virtual QFuture<Result<QList<SessionSummary>>> sessions() const = 0;
    /// What happened in a session, folded; error code `no_session`.
    [[nodiscard]] virtual QFuture<Result<SessionState>> session(qint64 id) const = 0;
    /// The last @p limit messages of a channel before @p beforeSeq, the oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> messages(qint64 sessionId, int channel, qint64 beforeSeq, int limit) const = 0;
    /// The last @p limit messages of all channels of a session before @p beforeSeq, the oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> messagesOfSession(qint64 sessionId, qint64 beforeSeq, int limit) const = 0;
    /// The last @p perChannel messages of each channel, in the order of their seq.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> lastMessages(qint64 sessionId, int perChannel) const = 0;
    /// What the operator did in a session, in the order of seq.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> interventions(qint64 sessionId) const = 0;
    /// The first @p limit messages of a channel at or after @p fromSeq, the oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> messagesFrom(qint64 sessionId, int channel, qint64 fromSeq, int limit) const = 0;
    /// What was said, by words in it. Searches are done one after the other; one that is no longer wanted should
    /// be cancelled, and costs nothing then.
    [[nodiscard]] virtual QFuture<Result<SearchResults>> search(const SearchRequest &request) const = 0;
    [[nodiscard]] virtual QFuture<Result<Activity>> activity(qint64 sessionId) const = 0;
    /// Writes a CSV file, or none when it fails or is cancelled (error code `cancelled`). The future tells
    /// its progress in rows and can be cancelled.
    [[nodiscard]] virtual QFuture<Result<ExportSummary>> exportCsv(const ExportRequest &request) const = 0;
};

[[nodiscard]] inline qint64 fromTheEnd() { return std::numeric_limits<qint64>::max(); }

} // namespace LabChat
