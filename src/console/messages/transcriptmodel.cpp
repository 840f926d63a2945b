// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptmodel.h"

#include "console/moderation/actionsmodel.h"
#include "core/session/eventdetail.h"

namespace LabChat {

TranscriptModel::TranscriptModel(const LogArchive *archive, QObject *parent, int viewer) : ChannelWindow(archive, parent, viewer), m_texts(viewer)
{
    connect(&m_muteTimer, &MuteTimer::over, this, [this] { repaint([](const MessageRow &message) { return message.participant > 0; }); });
}

void TranscriptModel::setActions(const ActionsModel *actions)
{
    const auto repaintMarks = [this] {
        repaint([this](const MessageRow &message) {
            const MessageState state = m_texts.state(message);
            return state == MessageState::Hidden || state == MessageState::Refused;
        });
    };
    m_texts.setActions(actions);
    repaintMarks();
    if (actions)
        connect(actions, &ActionsModel::loaded, this, repaintMarks);
}

void TranscriptModel::setChannel(const WatchedSession *watched, int channel)
{
    m_texts.setSession(watched);
    ChannelWindow::setChannel(watched, channel);
    m_muteTimer.watch(watched, channel);
}

void TranscriptModel::update(const SessionChanges &changes)
{
    ChannelWindow::update(changes);
    if (!isOf(changes))
        return;
    for (const Event &event : changes.events)
        takeIntervention(event);
}

/// Redraws only the rows that it changes.
void TranscriptModel::takeIntervention(const Event &event)
{
    const bool isMute = event.kind == EventKind::Muted || event.kind == EventKind::Unmuted;
    if (isMute)
        repaint([&event](const MessageRow &shown) { return shown.participant == event.participant; });
    if (isMute || event.kind == EventKind::Resumed)
        m_muteTimer.watch(watched(), channel());
    const bool isAboutHeld = event.kind == EventKind::MessageReleased || event.kind == EventKind::MessageRefused;
    const bool isAboutSaid = event.kind == EventKind::MessageHidden || event.kind == EventKind::MessageRestored;
    if (!isAboutHeld && !isAboutSaid)
        return;
    const qint64 message = messageOf(event);
    const int at = row(message);
    if (at < 0)
        return;
    if (isAboutHeld && !isShownHeld(message))
        removeAt(at);
    else
        repaintRow(at);
}

void TranscriptModel::repaint(const std::function<bool(const MessageRow &)> &isMeant)
{
    for (int at = 0; at < rowCount(); ++at) {
        if (isMeant(rows().at(at)))
            repaintRow(at);
    }
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MessageRow &message = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_texts.body(message);
    case Qt::ToolTipRole:
        return m_texts.toolTip(message);
    case Qt::AccessibleTextRole:
        return m_texts.accessibleText(message);
    case CopyRole:
        return m_texts.copyText(message);
    case HighlightRole:
        return m_texts.highlightColor(message);
    case AtRole:
        return message.atMs;
    case NicknameRole:
        return m_texts.nickname(message);
    case MemberRole:
        return message.member;
    case PlaceRole:
        return m_texts.place(message);
    case StateRole:
        return QVariant::fromValue(m_texts.state(message));
    case MarkRole:
        return m_texts.mark(message);
    case MutedRole:
        return m_texts.showsMuted(message);
    default:
        return {};
    }
}

} // namespace LabChat
