// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/messagesearch.h"
#include "console/session/sessionmonitor.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class SearchPanel;
}

class ModerationActions;
class SearchModel;

/// Finds messages while the operator types, in the shown session or in the whole log.
/// Emits a signal to show the activated one. Main thread; owned by the workspace.
class SearchPanel final : public QWidget {
    Q_OBJECT

public:
    SearchPanel(const LogArchive *archive, const SessionMonitor *monitor, QWidget *parent);
    ~SearchPanel() override;

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    /// Searches again if there are new messages that match.
    void update(const SessionChanges &changes);
    /// The actions for messages of the shown session.
    void setModeration(ModerationActions *moderation);
    void focusSearch();
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void messageActivated(qint64 session, int channel, qint64 seq);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void takeResults(const SearchResults &results);
    void takeFailure(const Error &error);
    void reportResults(const SearchResults &results);
    void activate(const QModelIndex &index);
    void activateFirst();
    void showMenu(const QPoint &at);
    [[nodiscard]] qint64 scope() const;
    [[nodiscard]] QList<SearchHit> withChannelTitles(QList<SearchHit> hits) const;

    const SessionMonitor *m_monitor;
    const WatchedSession *m_watched = nullptr;
    std::unique_ptr<Ui::SearchPanel> m_ui;
    SearchModel *m_model;
    ModerationActions *m_moderation = nullptr;
    MessageSearch m_search;
    QTimer m_typed;  ///< active while the operator types
};

} // namespace LabChat
