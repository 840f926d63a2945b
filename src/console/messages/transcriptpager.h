// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

#include <optional>

namespace LabChat {

/// Reads the messages of one channel from the log, one page after the other. Main thread; owned by the transcript's model.
class TranscriptPager final : public QObject {
    Q_OBJECT

public:
    /// The purpose of a page: the end of the channel, the surroundings of a message, or messages before or after the rows.
    enum class Page { End, Around, Older, Newer };

    TranscriptPager(const LogArchive *archive, int pageSize);

    /// The channel of all further requests. Answers to earlier requests are dropped.
    void setChannel(qint64 session, int channel);
    /// End and Older: the messages before @p seq; Around and Newer: from @p seq on. Answered by read() or failed().
    void request(Page page, qint64 seq);
    /// The page that is being read.
    [[nodiscard]] std::optional<Page> reading() const { return m_reading; }

signals:
    /// The oldest first; fewer than a page: there are no more in that direction.
    void read(LabChat::TranscriptPager::Page page, const QList<LabChat::Event> &messages);
    void failed(LabChat::TranscriptPager::Page page, const LabChat::Error &error);

private:
    void takeAnswer();

    const LogArchive *m_archive;
    int m_pageSize;
    qint64 m_session = 0;
    int m_channel = 0;
    std::optional<Page> m_reading;
    QFutureWatcher<Result<QList<Event>>> m_watcher;
};

} // namespace LabChat
