// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/consolecontext.h"
#include "console/window/panel.h"
#include "console/window/sidepanelmemory.h"

#include <QtCore/QPointer>

QT_BEGIN_NAMESPACE
class QDockWidget;
class QMainWindow;
QT_END_NAMESPACE

namespace LabChat {

class ParticipantView;
class TranscriptPanel;

/// The open transcripts and participants' views beside the workspace: in its docks, or in separate
/// windows. Remembers for each session which ones are open. Main thread; owned by the workspace.
class SidePanels final : public QObject, public Panel {
    Q_OBJECT

public:
    enum class Place { Dock, Window };

    SidePanels(const ConsoleContext &context, QMainWindow *workspace);

    /// Closes the open panels, and opens those that were open when this session was shown last. Null: no session.
    void setSession(const WatchedSession *watched) override;
    void growSession(const WatchedSession &watched) override;
    void update(const SessionChanges &changes) override;
    /// Which ones are open, for the last sessions.
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(const QSettings &settings) override;
    /// Closes them all.
    void resetLayout() override;

    /// Brings an open one to the front.
    TranscriptPanel *openTranscript(int channel, Place place);
    ParticipantView *openParticipant(int participant, Place place);

    [[nodiscard]] QList<TranscriptPanel *> transcripts() const;
    void setZoom(int zoom);

signals:
    /// A panel has become visible.
    void shown();

private:
    enum class Kind { Transcript, Participant };
    struct Open {
        Kind kind = Kind::Transcript;
        int number = 0;              ///< the channel, or the participant
        Place place = Place::Dock;
        QPointer<QWidget> frame;     ///< the dock or the window
        QPointer<QWidget> panel;
    };

    QWidget *open(Kind kind, int number, Place place);
    QWidget *makePanel(Kind kind, int number);
    QWidget *frameInDock(const Open &open, const QString &title);
    [[nodiscard]] QDockWidget *dockBeside(const QDockWidget *newest) const;
    QWidget *frameInWindow(const Open &open, const QString &title);
    void closeAll();
    void reopen(const QStringList &descriptions);
    [[nodiscard]] QStringList descriptions() const;
    [[nodiscard]] QString title(Kind kind, int number) const;
    [[nodiscard]] QString name(const Open &open) const;
    [[nodiscard]] QList<Open> opened() const;

    ConsoleContext m_context;
    QMainWindow *m_workspace;
    const WatchedSession *m_watched = nullptr;
    QStringList m_titles;
    QList<Open> m_open;
    SidePanelMemory m_memory;
    int m_zoom = 0;
    bool m_isReopening = false;
};

} // namespace LabChat
