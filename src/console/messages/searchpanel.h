// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"
#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class SearchPanel;
}

class ModerationActions;
class SearchModel;

/// Finds messages as somebody types, in the session that is shown or in all of the log, and asks for the one
/// that is activated to be shown. Only the newest query is kept. Main thread; owned by the workspace.
class SearchPanel final : public QWidget {
    Q_OBJECT

public:
    SearchPanel(const LogArchive *archive, const SessionMonitor *monitor, QWidget *parent);
    ~SearchPanel() override;

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    /// Searches again where something was said that would be found.
    void update(const SessionChanges &changes);
    /// What the operator can do with messages of the session that is shown.
    void setModeration(ModerationActions *moderation);
    void focusSearch();
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void messageActivated(qint64 session, int channel, qint64 seq);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void takeResults();
    void tellResults(const SearchResults &results);
    void tell(const QString &text, bool isError = false);
    void activate(const QModelIndex &index);
    void activateFirst();
    void showMenu(const QPoint &at);
    [[nodiscard]] qint64 scope() const;
    [[nodiscard]] QList<SearchHit> withChannelTitles(QList<SearchHit> hits) const;

    const LogArchive *m_archive;
    const SessionMonitor *m_monitor;
    const WatchedSession *m_watched = nullptr;
    std::unique_ptr<Ui::SearchPanel> m_ui;
    SearchModel *m_model;
    ModerationActions *m_moderation = nullptr;
    QStringList m_terms;    ///< what is, or is being, looked for
    QFutureWatcher<Result<SearchResults>> m_watcher;
    QTimer m_typed;         ///< runs while somebody types
    QTimer m_refresh;       ///< runs after something was said that would be found
    QTimer m_slow;          ///< runs while a search is so young that nobody needs to be told of it
};

} // namespace LabChat
