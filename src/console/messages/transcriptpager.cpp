// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptpager.h"

namespace LabChat {

TranscriptPager::TranscriptPager(const LogArchive *archive, int pageSize) : m_archive(archive), m_pageSize(pageSize)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &TranscriptPager::takeAnswer);
}

void TranscriptPager::setChannel(qint64 session, int channel)
{
    m_session = session;
    m_channel = channel;
    m_reading.reset();
    m_watcher.setFuture({}); // a pending answer belongs to an earlier request
}

void TranscriptPager::request(Page page, qint64 seq)
{
    m_reading = page;
    const bool fromThere = page == Page::Around || page == Page::Newer;
    m_watcher.setFuture(fromThere ? m_archive->messagesFrom(m_session, m_channel, seq, m_pageSize)
                                  : m_archive->messages(m_session, m_channel, seq, m_pageSize));
}

void TranscriptPager::takeAnswer()
{
    const QFuture<Result<QList<Event>>> future = m_watcher.future();
    if (!m_reading || future.resultCount() == 0) // the archive is closing
        return;
    const Page page = *m_reading;
    m_reading.reset();
    const Result<QList<Event>> answer = future.result();
    if (answer)
        emit read(page, *answer);
    else
        emit failed(page, answer.error());
}

} // namespace LabChat
