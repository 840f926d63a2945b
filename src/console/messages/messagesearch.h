// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>

namespace LabChat {

/// One search in the log at a time: only the newest is answered, and it is asked for again after something was said that
/// it would find. Main thread; owned by the search panel.
class MessageSearch final : public QObject {
    Q_OBJECT

public:
    explicit MessageSearch(const LogArchive *archive);
    ~MessageSearch() override;

    /// @p session 0: all. found() or failed() reports; without words there is nothing to report.
    void start(const QString &text, qint64 session);
    /// What is, or is being, looked for; empty: nothing.
    [[nodiscard]] const QStringList &terms() const { return m_terms; }
    /// 0: all.
    [[nodiscard]] qint64 session() const { return m_session; }
    void noteMessages(qint64 session, const QList<Event> &messages);

signals:
    void found(const LabChat::SearchResults &results);
    void failed(const LabChat::Error &error);
    /// The search takes so long that it has to be said.
    void slow();
    /// Something was said that would be found.
    void outdated();

private:
    void takeAnswer();

    const LogArchive *m_archive;
    QStringList m_terms;
    qint64 m_session = 0;
    QFutureWatcher<Result<SearchResults>> m_watcher;
    QTimer m_outdated;  ///< runs after something was said that would be found
    QTimer m_slow;      ///< runs while a search is so young that nobody needs to know of it
};

} // namespace LabChat
