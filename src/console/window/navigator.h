// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/sidepanels.h"

namespace LabChat {

class ChannelsModel;
class ChannelsPanel;
class ChannelTreePanel;
class SessionViews;
class ShownSession;

/// Shows what the operator wants to see: a channel or a message, of any session. Keeps
/// table, tree and transcript on the same channel. Main thread; owned by the workspace.
class Navigator final : public QObject {
    Q_OBJECT

public:
    struct Panels {
        SessionViews *views = nullptr;
        SidePanels *side = nullptr;
        ChannelTreePanel *tree = nullptr;
        ChannelsPanel *channels = nullptr;
        const ChannelsModel *titles = nullptr;
    };

    Navigator(ShownSession *shown, const Panels &panels, QObject *parent);

    /// Brings the channel's transcript to the front.
    void showChannel(qint64 session, int channel);
    /// The first channel that the participant sees now.
    void showChannelOf(int participant);
    /// Opens the channel's transcript beside the views.
    void openChannel(qint64 session, int channel, SidePanels::Place place);
    /// Selects a message in its channel's transcript; 0: shows only the channel.
    void showMessage(int channel, qint64 seq);
    /// Likewise, of any session in the log.
    void showMessageOf(qint64 session, int channel, qint64 seq);

signals:
    /// The channel that is selected. 0: none.
    void channelChanged(int channel);

private:
    void wire();
    void takeChannel(int channel);
    [[nodiscard]] qint64 shownId() const;

    ShownSession *m_shown;
    Panels m_panels;
};

} // namespace LabChat
