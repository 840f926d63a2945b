// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptmodel.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class TranscriptPanel;
}

class Composer;
class Drafts;
class Preferences;
class TranscriptActions;

/// The live messages of a channel; several of these panels may be open. Main thread; owned by its dock or window.
class TranscriptPanel final : public QWidget {
    Q_OBJECT

public:
    /// @p viewer: shows channels as this participant sees them; 0: as the operator does.
    TranscriptPanel(const LogArchive *archive, QWidget *parent, int viewer = 0);
    ~TranscriptPanel() override;

    /// Null or 0: no channel. @p title is the channel's title in the console.
    void setChannel(const WatchedSession *watched, int channel, const QString &title);
    void setHighlighter(const Highlighter *highlighter);
    void update(const SessionChanges &changes);
    [[nodiscard]] const WatchedSession *watched() const { return m_watched; }
    /// 0: none.
    [[nodiscard]] int channel() const { return m_channel; }
    /// Shows and selects a message of the channel.
    void showMessage(qint64 seq);
    /// The actions for messages, and who did what.
    void setModeration(ModerationActions *moderation, const ActionsModel *actions);
    [[nodiscard]] QList<MessageSubject> selected() const;
    /// Adds an input line below the messages, with which the operator writes in the channel. Both must outlive the panel.
    void addComposer(Drafts *drafts, const Preferences *preferences);

    /// False if the dock or window shows the same title.
    void setTitleVisible(bool visible);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int zoom() const { return m_zoom; }
    /// Steps from the normal font size.
    void setZoom(int steps);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showNames();
    void noteNewNames();
    void showPhase();
    void showState();
    void showComposer();
    void goTo(int row);

    std::unique_ptr<Ui::TranscriptPanel> m_ui;
    TranscriptModel *m_model;
    TranscriptActions *m_actions;
    Composer *m_composer = nullptr;
    const Preferences *m_preferences = nullptr;
    const WatchedSession *m_watched = nullptr;
    int m_channel = 0;
    QStringList m_names;  ///< of the channel's members
    const int m_viewer;
    int m_zoom = 0;
};

} // namespace LabChat
