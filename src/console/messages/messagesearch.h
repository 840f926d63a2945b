// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>

namespace LabChat {

/// One search in the log at a time: only the newest one is answered, and it is repeated after new messages that match. Main thread; owned by the search panel.
class MessageSearch final : public QObject {
    Q_OBJECT

public:
    explicit MessageSearch(const LogArchive *archive);
    ~MessageSearch() override;

    /// @p session 0: all. Answered by found() or failed(); without words there is no answer.
    void start(const QString &text, qint64 session);
    /// The terms of the current search; empty: none.
    [[nodiscard]] const QStringList &terms() const { return m_terms; }
    /// 0: all.
    [[nodiscard]] qint64 session() const { return m_session; }
    void noteMessages(qint64 session, const QList<Event> &messages);

signals:
    void found(const LabChat::SearchResults &results);
    void failed(const LabChat::Error &error);
    /// The search takes so long that the panel should say so.
    void slow();
    /// There are new messages that match.
    void outdated();

private:
    void takeAnswer();

    const LogArchive *m_archive;
    QStringList m_terms;
    qint64 m_session = 0;
    QFutureWatcher<Result<SearchResults>> m_watcher;
    QTimer m_outdated;  ///< active after new messages that match
    QTimer m_slow;      ///< active at the start of a search: a short search shows no note
};

} // namespace LabChat
