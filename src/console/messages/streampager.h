// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

namespace LabChat {

/// Reads the messages of one or several sessions backwards, page by page, merged by their time: nothing is told
/// before it is known that no older page of another session holds what belongs after it. Main thread; owned by
/// the stream's model.
class StreamPager final : public QObject {
    Q_OBJECT

public:
    StreamPager(const LogArchive *archive, int pageSize, QObject *parent);

    /// Begins anew: of each session, what is before this seq. Nothing that was asked for before is told any more.
    void start(const QHash<qint64, qint64> &beforeSeqs);
    /// Asks for the next page; read() or failed() tells. Once it failed it can be asked for again.
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
        QList<Event> waiting;  ///< read, but not told, the oldest first
        bool exhausted = false;

        [[nodiscard]] bool needsReading() const { return waiting.isEmpty() && !exhausted; }
    };

    void readOrTell();
    void takeAnswer();
    [[nodiscard]] QList<Event> merged();

    const LogArchive *m_archive;
    int m_pageSize;
    QList<Source> m_sources;
    QFutureWatcher<Result<QList<Event>>> m_watcher;
    bool m_reading = false;
};

} // namespace LabChat
