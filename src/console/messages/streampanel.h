// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/streammodel.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class StreamPanel;
}

class Highlighter;
class StreamFilter;
class StreamLook;

/// All messages of the session, or of all running sessions, in one live list with a filter. Main thread; owned by the workspace.
class StreamPanel final : public QWidget {
    Q_OBJECT

public:
    StreamPanel(const SessionMonitor *monitor, const LogArchive *archive, QWidget *parent);
    ~StreamPanel() override;

    void setSession(const WatchedSession *watched);
    /// A session has more channels; what is shown stays.
    void growSession(const WatchedSession &watched) { m_model->grow(watched); }
    void setHighlighter(const Highlighter *highlighter);
    /// The actions for messages of the shown session.
    void setModeration(ModerationActions *moderation);
    void noteSession();
    void update(const SessionChanges &changes) { m_model->update(changes); }
    void flush() { m_model->flush(); }

    void focusFilter();
    [[nodiscard]] bool hasFilterFocus() const;

signals:
    void messageRequested(qint64 session, int channel, qint64 seq);

private:
    void chooseSessions();
    void applyFilter();
    void showState();
    void showHowFar();
    void emitSelection();
    void showMenu(const QPoint &at);
    void addTerm(const QString &key, const QString &value);
    void setUpColumns();
    [[nodiscard]] QModelIndexList selectedRows() const;
    [[nodiscard]] QList<MessageSubject> subjects(const QModelIndexList &rows) const;
    [[nodiscard]] bool areShown(const QModelIndexList &rows) const;

    std::unique_ptr<Ui::StreamPanel> m_ui;
    const SessionMonitor *m_monitor;
    StreamModel *m_model;
    StreamFilter *m_filter;
    StreamLook *m_look = nullptr;
    ModerationActions *m_moderation = nullptr;
    const WatchedSession *m_watched = nullptr;
};

} // namespace LabChat
