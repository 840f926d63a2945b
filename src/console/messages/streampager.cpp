// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streampager.h"

#include <algorithm>

namespace LabChat {

namespace {

bool isNewer(const Event &a, const Event &b)
{
    return std::tuple(a.atMs, a.session, a.seq) > std::tuple(b.atMs, b.session, b.seq);
}

} // namespace

StreamPager::StreamPager(const LogArchive *archive, int pageSize, QObject *parent) : QObject(parent), m_archive(archive), m_pageSize(pageSize)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &StreamPager::takeAnswer);
}

void StreamPager::start(const QHash<qint64, qint64> &beforeSeqs)
{
    m_reading = false;
    m_watcher.setFuture({}); // a pending answer belongs to an earlier start
    m_sources.clear();
    for (auto it = beforeSeqs.begin(); it != beforeSeqs.end(); ++it)
        m_sources.append({it.key(), it.value(), {}, false});
}

bool StreamPager::isAtEnd() const
{
    return std::all_of(m_sources.begin(), m_sources.end(), [](const Source &source) { return source.exhausted && source.waiting.isEmpty(); });
}

void StreamPager::next()
{
    if (m_reading)
        return;
    m_reading = true;
    readOrEmit();
}

void StreamPager::readOrEmit()
{
    const auto source = std::find_if(m_sources.begin(), m_sources.end(), [](const Source &each) { return each.needsReading(); });
    if (source != m_sources.end()) {
        m_watcher.setFuture(m_archive->messagesOfSession(source->session, source->beforeSeq, m_pageSize));
        return;
    }
    m_reading = false;
    emit read(merged());
}

void StreamPager::takeAnswer()
{
    const QFuture<Result<QList<Event>>> future = m_watcher.future();
    if (!m_reading || future.resultCount() == 0) // the archive is closing
        return;
    const Result<QList<Event>> answer = future.result();
    if (!answer) {
        m_reading = false;
        emit failed(answer.error());
        return;
    }
    const auto source = std::find_if(m_sources.begin(), m_sources.end(), [](const Source &each) { return each.needsReading(); });
    source->waiting = *answer;
    source->exhausted = answer->size() < m_pageSize;
    if (!answer->isEmpty())
        source->beforeSeq = answer->first().seq;
    readOrEmit();
}

/// Merges at most a page, as long as the next message of every session is known.
QList<Event> StreamPager::merged()
{
    QList<Event> messages;
    const auto known = [](const Source &source) { return !source.needsReading(); };
    while (messages.size() < m_pageSize && std::all_of(m_sources.begin(), m_sources.end(), known)) {
        Source *newest = nullptr;
        for (Source &source : m_sources) {
            if (!source.waiting.isEmpty() && (!newest || isNewer(source.waiting.last(), newest->waiting.last())))
                newest = &source;
        }
        if (!newest)
            break;
        messages.append(newest->waiting.takeLast());
    }
    std::reverse(messages.begin(), messages.end());
    return messages;
}

} // namespace LabChat
