// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/messagesearch.h"

#include "core/base/searchterms.h"

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace std::chrono_literals;

namespace {

constexpr auto refreshAfter = 1s;
constexpr auto slowAfter = 300ms;

} // namespace

MessageSearch::MessageSearch(const LogArchive *archive) : m_archive(archive)
{
    m_outdated.setInterval(refreshAfter);
    m_slow.setInterval(slowAfter);
    for (QTimer *timer : {&m_outdated, &m_slow})
        timer->setSingleShot(true);
    connect(&m_outdated, &QTimer::timeout, this, &MessageSearch::outdated);
    connect(&m_slow, &QTimer::timeout, this, &MessageSearch::slow);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &MessageSearch::takeAnswer);
}

MessageSearch::~MessageSearch()
{
    m_watcher.future().cancel();
}

void MessageSearch::start(const QString &text, qint64 session)
{
    m_outdated.stop();
    m_watcher.future().cancel();
    m_watcher.setFuture({});
    m_terms = searchTerms(text);
    m_session = session;
    if (m_terms.isEmpty()) {
        m_slow.stop();
        return;
    }
    m_slow.start();
    SearchRequest request;
    request.text = text;
    request.session = session;
    m_watcher.setFuture(m_archive->search(request));
}

void MessageSearch::noteMessages(qint64 session, const QList<Event> &messages)
{
    if (m_terms.isEmpty() || (m_session != 0 && m_session != session) || m_outdated.isActive())
        return;
    const bool isFound = std::any_of(messages.begin(), messages.end(), [this](const Event &message) {
        return std::all_of(m_terms.begin(), m_terms.end(), [&](const QString &term) { return message.body.contains(term, Qt::CaseInsensitive); });
    });
    if (isFound)
        m_outdated.start();
}

void MessageSearch::takeAnswer()
{
    const QFuture<Result<SearchResults>> future = m_watcher.future();
    if (future.isCanceled() || future.resultCount() == 0)
        return;
    m_slow.stop();
    const Result<SearchResults> results = future.result();
    if (results)
        emit found(*results);
    else
        emit failed(results.error());
}

} // namespace LabChat
