// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/channelwindow.h"
#include "console/messages/mutetimer.h"
#include "console/messages/transcripttexts.h"

#include <functional>

namespace LabChat {

/// The messages of one channel, with their look in a transcript and the operator's
/// actions on them and their authors. Main thread; owned by the transcript's panel.
class TranscriptModel final : public ChannelWindow {
    Q_OBJECT

public:
    enum Role { AtRole = FirstOwnRole, NicknameRole, MemberRole, PlaceRole, StateRole, MarkRole, MutedRole };

    /// @p viewer: shows the channel as this participant sees it; 0: as the operator does.
    TranscriptModel(const LogArchive *archive, QObject *parent, int viewer = 0);

    /// Returns HighlightRole, the colour of the rule that marks a message. Must outlive the model.
    void setHighlighter(const Highlighter *highlighter) { m_texts.setHighlighter(highlighter); }
    /// Who did what, for the marks. May be null.
    void setActions(const ActionsModel *actions);
    void setChannel(const WatchedSession *watched, int channel) override;
    void update(const SessionChanges &changes) override;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void takeIntervention(const Event &event);
    void repaint(const std::function<bool(const MessageRow &)> &isMeant);

    TranscriptTexts m_texts;
    MuteTimer m_muteTimer;
};

} // namespace LabChat
