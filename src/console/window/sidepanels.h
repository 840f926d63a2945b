// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"
#include "core/logarchive.h"

#include <QtCore/QPointer>
#include <QtWidgets/QMainWindow>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

class ActionsModel;
class Highlighter;
class ModerationActions;
class ParticipantView;
class TranscriptPanel;

/// The transcripts and participants' views that lie open beside the workspace: in docks of it, or in windows of
/// their own. Remembers for each session which are open. Main thread; owned by the workspace.
class SidePanels final : public QObject {
    Q_OBJECT

public:
    enum class Place { Dock, Window };

    SidePanels(const LogArchive *archive, QMainWindow *workspace);

    /// Closes what is open, and opens what was open when this session was shown last. Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    /// One that is open already comes to the front.
    TranscriptPanel *openTranscript(int channel, Place place);
    ParticipantView *openParticipant(int participant, Place place);
    void closeAll();

    [[nodiscard]] QList<TranscriptPanel *> transcripts() const;
    void setZoom(int zoom);
    /// For transcripts that are opened from now on.
    void setModeration(ModerationActions *moderation, const ActionsModel *actions);
    /// What marks messages.
    void setHighlighter(const Highlighter *highlighter) { m_highlighter = highlighter; }
    /// Of the last few sessions.
    void save(QSettings &settings);
    void restore(const QSettings &settings);

signals:
    /// One can be seen now that could not be before.
    void shown();
    void transcriptMade(LabChat::TranscriptPanel *transcript);

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
    QWidget *frameInWindow(const Open &open, const QString &title);
    void remember();
    void reopen(const QStringList &descriptions);
    [[nodiscard]] QString title(Kind kind, int number) const;
    [[nodiscard]] QString name(const Open &open) const;
    [[nodiscard]] QList<Open> opened() const;

    const LogArchive *m_archive;
    QMainWindow *m_workspace;
    const Highlighter *m_highlighter = nullptr;
    const WatchedSession *m_watched = nullptr;
    QStringList m_titles;
    QList<Open> m_open;
    QHash<QString, QStringList> m_remembered; ///< by the session's code
    QStringList m_codes;                      ///< the one that was shown last at the end
    int m_zoom = 0;
    ModerationActions *m_moderation = nullptr;
    const ActionsModel *m_actions = nullptr;
};

} // namespace LabChat
