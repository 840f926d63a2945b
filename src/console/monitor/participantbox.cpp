// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantbox.h"

#include "console/messages/transcriptpanel.h"
#include "console/session/participanttexts.h"
#include "console/widgets/accents.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Boxes of another system may all have no label: then their channels tell them apart.
QString title(const WatchedSession &watched, const ChatBox &box)
{
    if (!box.label.isEmpty())
        return box.label;
    return watched.session().isOfOtherSystem() ? watched.session().channel(box.channel).name : ParticipantBox::tr("Chat");
}

} // namespace

ParticipantBox::ParticipantBox(const LogArchive *archive, const WatchedSession *watched, int participant, const ChatBox &box, QWidget *parent)
    : QWidget(parent)
    , m_watched(watched)
    , m_participant(participant)
    , m_box(box)
    , m_transcript(new TranscriptPanel(archive, this, participant))
    , m_state(new QLabel(this))
{
    m_transcript->setChannel(watched, box.channel, title(*watched, box));
    m_state->setObjectName(u"chatStateLabel"_s);
    m_state->setAccessibleName(tr("Whether the participant can write in this chat"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setMargin(4);
    m_state->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_transcript, 1);
    layout->addWidget(m_state);
}

void ParticipantBox::update(const SessionChanges &changes)
{
    m_transcript->update(changes);
}

bool ParticipantBox::showState(qint64 nowMs)
{
    const PageLine line = chatLine(m_watched->state(), m_participant, m_box, nowMs);
    QPalette colors = palette();
    if (line.closed)
        colors.setColor(QPalette::Window, accentTint(Accent::Warning, palette()));
    m_state->setPalette(colors);
    m_state->setText(line.text);
    m_state->setVisible(!line.text.isEmpty());
    return line.counts;
}

} // namespace LabChat
