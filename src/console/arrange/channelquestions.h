// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/interventionquestions.h"
#include "core/session/session.h"

#include <memory>

namespace LabChat {

namespace Ui {
class ChannelQuestions;
}

class WatchedSession;

/// Asks which chat of a participant to move, and to which channel. Part of the intervention's dialog. Main thread; the session must outlive it.
class ChannelQuestions final : public InterventionQuestions {
    Q_OBJECT

public:
    ChannelQuestions(const WatchedSession *watched, int participant);
    ~ChannelQuestions() override;

    [[nodiscard]] bool isAnswered() const override;
    void answer(QList<Moderate> &wishes) const override;
    [[nodiscard]] QWidget *firstField() const override;

private:
    void fillTargets();
    void showEffect();
    [[nodiscard]] MoveChannel chosenMove() const;

    std::unique_ptr<Ui::ChannelQuestions> m_ui;
    const WatchedSession *m_watched;
    int m_participant;
    QList<ChatBox> m_boxes;  ///< by their rows in the box
};

} // namespace LabChat
