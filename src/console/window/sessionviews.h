// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

#include <QtWidgets/QTabWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QActionGroup;
QT_END_NAMESPACE

namespace LabChat {

class ReadMarks;
class StreamPanel;
class TranscriptPanel;
class WallPanel;
struct ConsoleContext;

/// The views in the middle of the workspace: the wall of all channels, the stream of
/// all messages, the transcript of one channel. Main thread; owned by the workspace.
class SessionViews final : public QTabWidget, public Panel {
    Q_OBJECT

public:
    enum class View { Wall, Stream, Transcript };
    Q_ENUM(View)

    SessionViews(const ConsoleContext &context, ReadMarks *marks, QWidget *parent);

    [[nodiscard]] WallPanel *wall() const { return m_wall; }
    [[nodiscard]] StreamPanel *stream() const { return m_stream; }
    [[nodiscard]] TranscriptPanel *transcript() const { return m_transcript; }

    [[nodiscard]] View view() const { return View(currentIndex()); }
    void showView(View view) { setCurrentIndex(int(view)); }
    /// Moves the keyboard into the view in front.
    void focusView();
    /// The actions that show the views.
    [[nodiscard]] QList<QAction *> viewActions() const;

    /// False: the view in front has no filter.
    [[nodiscard]] bool focusFilter();
    [[nodiscard]] bool hasFilterFocus() const;
    /// Of the wall, or else of all transcripts.
    void zoom(int steps);
    void resetZoom();

    void addSession(const WatchedSession &watched) override;
    void setSession(const WatchedSession *watched) override;
    void growSession(const WatchedSession &watched) override;
    void update(const SessionChanges &changes) override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(const QSettings &settings) override;
    void resetLayout() override;

signals:
    void transcriptZoomChanged(int steps);

private:
    void addView(QWidget *page, const QString &title, const QString &name, const QString &toolTip, Qt::Key key);
    void zoomTranscript(int steps);

    WallPanel *m_wall;
    StreamPanel *m_stream;
    TranscriptPanel *m_transcript;
    QActionGroup *m_actions;
};

} // namespace LabChat
