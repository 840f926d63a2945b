// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/exportrequest.h"
#include "core/session/event.h"
#include "core/session/sessionstate.h"

#include <QtCore/QFuture>

#include <limits>

namespace LabChat {

/// An entry of the list of sessions.
struct SessionSummary {
    qint64 id = 0;
    QString code;
    QString title;
    qint64 createdAtMs = 0;
    qint64 endedAtMs = 0;  ///< 0: still running
    qint64 messages = 0;
    qint64 archivedAtMs = 0;  ///< 0: not archived
};

struct ExportSummary {
    qint64 rows = 0;
    QString fileName;
    QString sha256 = {};  ///< of the file, hexadecimal; of a folder that of its manifest.json; empty: it has none
};

/// The first rows of an export.
struct ExportPreview {
    QStringList columns;
    QList<QStringList> rows;
};

/// Something in a text that looks like an address or a phone number.
struct FoundContact {
    Passage passage;
    QString channel;   ///< its name
    QString text;      ///< what was found
    QString context;   ///< the text around it
};

struct SearchRequest {
    QString text;        ///< as typed; see searchTerms()
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
    QString channelName;   ///< the part of the name from the study
};

struct SearchResults {
    QList<SearchHit> hits;  ///< the newest first, at most the requested number
    qint64 total = 0;       ///< of all hits
};

/// The number of messages in one minute, in one channel, by participants with one role.
struct ActivityCount {
    qint64 minute = 0;  ///< since the epoch, UTC
    int channel = 0;
    QString role;       ///< empty: none, or the experimenter
    qint64 messages = 0;
};

/// The course of a session, minute by minute.
struct Activity {
    QList<ActivityCount> counts;  ///< in order of time
    QList<Event> marks;           ///< the first arrival, the first arrival on each further page, the operator's actions, and jumps of the clock
    qint64 lastSeq = 0;           ///< later events are not included
};

/// The read side of the log. Its functions may be called from any thread. They answer from
/// the thread pool, over their own read-only connection, and never disturb the writer.
class LogArchive {
public:
    virtual ~LogArchive() = default;

    /// All sessions, the newest first.
    [[nodiscard]] virtual QFuture<Result<QList<SessionSummary>>> sessions() const = 0;
    /// The state of a session: its events, folded. Error code `no_session`. The future reports its progress in percent, and can be cancelled: then it may have no answer.
    [[nodiscard]] virtual QFuture<Result<SessionState>> session(qint64 id) const = 0;
    /// The last @p limit messages of a channel before @p beforeSeq, the oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> messages(qint64 sessionId, int channel, qint64 beforeSeq, int limit) const = 0;
    /// The last @p limit messages of all channels of a session before @p beforeSeq, the oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> messagesOfSession(qint64 sessionId, qint64 beforeSeq, int limit) const = 0;
    /// The last @p perChannel messages of each channel, in the order of their seq.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> lastMessages(qint64 sessionId, int perChannel) const = 0;
    /// The operator's actions in a session, in the order of seq.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> interventions(qint64 sessionId) const = 0;
    /// The first @p limit messages of a channel at or after @p fromSeq, the oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> messagesFrom(qint64 sessionId, int channel, qint64 fromSeq, int limit) const = 0;
    /// Finds messages by words. Searches run one after the other. Cancel a search that is no longer needed; it then costs nothing.
    [[nodiscard]] virtual QFuture<Result<SearchResults>> search(const SearchRequest &request) const = 0;
    /// Its future is like that of session().
    [[nodiscard]] virtual QFuture<Result<Activity>> activity(qint64 sessionId) const = 0;
    /// Writes a file, or a folder. If it fails or is cancelled (error code `cancelled`), no file is left. The future reports its progress in events and can be cancelled.
    [[nodiscard]] virtual QFuture<Result<ExportSummary>> exportCsv(const ExportRequest &request) const = 0;
    /// The first @p rows of the table of an export; of several tables, of the messages. Can be cancelled.
    [[nodiscard]] virtual QFuture<Result<ExportPreview>> previewExport(const ExportRequest &request, int rows) const = 0;
    /// What looks like an e-mail address or a phone number in the texts of an export. Can be cancelled.
    [[nodiscard]] virtual QFuture<Result<QList<FoundContact>>> findContacts(const ExportRequest &request) const = 0;
    /// Writes a session that has ended into a file of its own, from which it can be opened on another computer. Error codes `no_session`, `not_ended`, `not_written`.
    [[nodiscard]] virtual QFuture<Result<void>> archiveSession(const QString &sessionCode, const QString &fileName) const = 0;
};

[[nodiscard]] inline qint64 fromTheEnd() { return std::numeric_limits<qint64>::max(); }

} // namespace LabChat
