// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/messagefinder.h"

namespace LabChat {

MessageFinder::MessageFinder(const LogArchive *archive, QObject *parent) : QObject(parent), m_archive(archive)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &MessageFinder::takeAnswer);
}

void MessageFinder::setSession(qint64 session)
{
    m_session = session;
    m_found.clear();
    m_asked.clear();
    m_wanted.clear();
    m_watcher.setFuture({});
}

const Event *MessageFinder::find(int channel, qint64 seq)
{
    if (const auto known = m_found.constFind(seq); known != m_found.cend())
        return &*known;
    if (!m_asked.contains(seq)) {
        m_asked.insert(seq);
        m_wanted.append({channel, seq});
        if (m_wanted.size() == 1)
            next();
    }
    return nullptr;
}

void MessageFinder::next()
{
    const Wanted &wanted = m_wanted.constFirst();
    m_watcher.setFuture(m_archive->messages(m_session, wanted.channel, wanted.seq + 1, 1));
}

void MessageFinder::takeAnswer()
{
    const QFuture<Result<QList<Event>>> future = m_watcher.future();
    if (m_wanted.isEmpty() || future.resultCount() == 0) // of another session, or the archive is closing
        return;
    const qint64 seq = m_wanted.takeFirst().seq;
    if (const Result<QList<Event>> answer = future.result(); answer && !answer->isEmpty() && answer->constFirst().seq == seq) {
        m_found.insert(seq, answer->constFirst());
        emit found(seq);
    }
    if (!m_wanted.isEmpty())
        next();
}

} // namespace LabChat
