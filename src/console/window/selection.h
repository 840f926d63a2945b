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

/// The operator's selection, for the actions in menus. Only what is visible counts. Main thread; owned by the workspace.
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
    /// The link of the current participant; empty: none.
    [[nodiscard]] QString link() const;
    /// The selected tiles, or else the selected channel.
    [[nodiscard]] QList<int> channels() const;
    /// The channel of the transcript, visible or not. 0: none.
    [[nodiscard]] int shownChannel() const;
    /// In the transcript that contains @p focused, or else in that of the shown channel.
    [[nodiscard]] QList<MessageSubject> messages(const QWidget *focused) const;

signals:
    void participantsChanged();

private:
    Panels m_panels;
};

} // namespace LabChat
