// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace LabChat {

class LogArchive;
class TranscriptPanel;

/// A chat box of a participant's page: its messages, and below them why the participant
/// cannot write, or until when. Main thread; owned by the participant's view.
class ParticipantBox final : public QWidget {
    Q_OBJECT

public:
    ParticipantBox(const LogArchive *archive, const WatchedSession *watched, int participant, const ChatBox &box, QWidget *parent);

    void update(const SessionChanges &changes);
    /// Returns whether the text changes every second.
    [[nodiscard]] bool showState(qint64 nowMs);
    [[nodiscard]] TranscriptPanel *transcript() const { return m_transcript; }

private:
    const WatchedSession *m_watched;
    int m_participant;
    ChatBox m_box;
    TranscriptPanel *m_transcript;
    QLabel *m_state;
};

} // namespace LabChat
