// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/interventionquestions.h"

#include <memory>

QT_BEGIN_NAMESPACE
class QSortFilterProxyModel;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class SeatQuestions;
}

class ParticipantsModel;
class WatchedSession;

/// Asks which other place a participant moves to, and shows what the two people will
/// see. Part of the intervention's dialog. Main thread; the session must outlive it.
class SeatQuestions final : public InterventionQuestions {
    Q_OBJECT

public:
    SeatQuestions(const WatchedSession *watched, ParticipantsModel *participants, int mover);
    ~SeatQuestions() override;

    [[nodiscard]] bool isAnswered() const override { return chosen() != 0; }
    void answer(QList<Moderate> &wishes) const override;
    [[nodiscard]] QWidget *firstField() const override;

private:
    [[nodiscard]] int chosen() const;
    void showEffect();

    std::unique_ptr<Ui::SeatQuestions> m_ui;
    const WatchedSession *m_watched;
    int m_mover;
    QSortFilterProxyModel *m_others;
};

/// What the person on one place will have on another one after a swap. Pure.
[[nodiscard]] QString swapEffect(const WatchedSession &watched, int from, int to);

} // namespace LabChat
