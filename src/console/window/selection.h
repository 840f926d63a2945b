// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

class ChannelsPanel;
class ChannelTreePanel;
class ParticipantsPanel;
class SessionViews;
class SidePanels;
struct MessageSubject;

/// What the operator has selected, for the actions in menus. Only what can be seen counts: what is out of sight is not meant.
/// Main thread; owned by the workspace.
class Selection final : public QObject {
    Q_OBJECT

public:
    struct Panels {
        const SessionViews *views = nullptr;
        const SidePanels *side = nullptr;
        const ChannelTreePanel *tree = nullptr;
        const ChannelsPanel *channels = nullptr;
        const ParticipantsPanel *participants = nullptr;
    };

    Selection(const Panels &panels, QObject *parent);

    /// id_in_session, ascending.
    [[nodiscard]] QList<int> participants() const;
    /// The link of the current participant; empty: there is none.
    [[nodiscard]] QString link() const;
    /// The tiles that are selected, or else the one channel that is.
    [[nodiscard]] QList<int> channels() const;
    /// The channel whose transcript is shown, in sight or not. 0: none.
    [[nodiscard]] int shownChannel() const;
    /// In the transcript that @p focused lies in, or else in that of the shown channel.
    [[nodiscard]] QList<MessageSubject> messages(const QWidget *focused) const;

signals:
    void participantsChanged();

private:
    Panels m_panels;
};

} // namespace LabChat
