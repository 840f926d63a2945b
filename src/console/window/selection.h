// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

namespace LabChat {

class ChannelsPanel;
class ChannelTreePanel;
class ParticipantsPanel;
class SessionViews;
class SidePanels;
struct MessageSubject;

/// The operator's selection, for the actions in menus: decides whom they reach. Only what is visible counts, and what acts without a question
/// counts on the panel that has the focus. Main thread; owned by the workspace.
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

    /// Selected anywhere in sight: for actions that ask and name them. id_in_session, ascending.
    [[nodiscard]] QList<int> participants() const;
    /// Selected in the panel that has the focus: for actions that do not ask.
    [[nodiscard]] QList<int> focusedParticipants() const;
    /// The one channel that is selected in the panel that has the focus; 0: none.
    [[nodiscard]] int focusedChannel() const;
    /// The link of the current participant; empty: none.
    [[nodiscard]] QString link() const;
    /// The selected tiles, or else the selected channel.
    [[nodiscard]] QList<int> channels() const;
    /// The channel of the transcript, visible or not. 0: none.
    [[nodiscard]] int shownChannel() const;
    /// In the transcript that contains @p focused, or else in that of the shown channel.
    [[nodiscard]] QList<MessageSubject> messages(const QWidget *focused) const;

signals:
    /// The selected participants, or whether their panel has the focus.
    void participantsChanged();

private:
    void noteFocus(QWidget *now);
    [[nodiscard]] bool isFocused(const QWidget *panel) const;

    Panels m_panels;
    QPointer<QWidget> m_focused;  ///< the widget of the workspace that last had the focus
};

} // namespace LabChat
