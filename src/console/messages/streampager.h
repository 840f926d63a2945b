// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

namespace LabChat {

/// Reads the messages of one or several sessions backwards, page by page, merged by time. It emits a message
/// only when no older page of another session can contain a later one. Main thread; owned by the stream's model.
class StreamPager final : public QObject {
    Q_OBJECT

public:
    StreamPager(const LogArchive *archive, int pageSize, QObject *parent);

    /// Starts again: for each session, with the messages before this seq. Results of earlier requests are dropped.
    void start(const QHash<qint64, qint64> &beforeSeqs);
    /// Requests the next page; answered by read() or failed(). May be called again after a failure.
    void next();
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] bool isAtEnd() const;

signals:
    /// The oldest first. Empty: there are no more.
    void read(const QList<LabChat::Event> &messages);
    void failed(const LabChat::Error &error);

private:
    struct Source {
        qint64 session = 0;
        qint64 beforeSeq = 0;
        QList<Event> waiting;  ///< read, but not emitted yet, the oldest first
        bool exhausted = false;

        [[nodiscard]] bool needsReading() const { return waiting.isEmpty() && !exhausted; }
    };

    void readOrEmit();
    void takeAnswer();
    [[nodiscard]] QList<Event> merged();

    const LogArchive *m_archive;
    int m_pageSize;
    QList<Source> m_sources;
    QFutureWatcher<Result<QList<Event>>> m_watcher;
    bool m_reading = false;
};

} // namespace LabChat
