// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/tilelines.h"

#include "console/session/sessiontexts.h"

namespace LabChat {

namespace {

TileLine lineOf(const Event &event)
{
    QString text = event.body.left(TileLines::charactersKept).simplified();
    if (event.body.size() > TileLines::charactersKept) {
        if (!text.isEmpty() && text.back().isHighSurrogate())
            text.chop(1);
        text += u'…';
    }
    return {event.seq, event.member, authorText(event), text, false, event.participant};
}

} // namespace

TileLines::TileLines(const LogArchive *archive) : m_archive(archive)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &TileLines::takeAnswer);
}

void TileLines::startOver(int channels)
{
    m_lines = QList<QList<TileLine>>(channels);
    m_watcher.setFuture({}); // a pending answer belongs to another session
}

void TileLines::read(qint64 session)
{
    setFailure({});
    if (session > 0)
        m_watcher.setFuture(m_archive->lastMessages(session, kept));
}

void TileLines::append(const Event &message)
{
    QList<TileLine> &lines = m_lines[message.channel - 1];
    if (lines.size() >= kept)
        lines.removeFirst();
    lines.append(lineOf(message));
}

void TileLines::takeAnswer()
{
    const QFuture<Result<QList<Event>>> future = m_watcher.future();
    if (m_lines.isEmpty() || future.resultCount() == 0)
        return;
    const Result<QList<Event>> answer = future.result();
    if (!answer) {
        setFailure(answer.error().text);
        return;
    }
    QList<QList<TileLine>> read(m_lines.size());
    for (const Event &event : *answer) {
        if (event.channel > m_lines.size()) // a new channel, which is not shown yet: its messages come live, too
            continue;
        const QList<TileLine> &live = m_lines.at(event.channel - 1);
        if (live.isEmpty() || event.seq < live.first().seq)
            read[event.channel - 1].append(lineOf(event));
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const QList<TileLine> all = read.at(i) + m_lines.at(i);
        m_lines[i] = all.mid(qMax(0, int(all.size()) - kept));
    }
    emit loaded();
}

void TileLines::setFailure(const QString &text)
{
    m_failureText = text;
    emit failureChanged();
}

} // namespace LabChat
