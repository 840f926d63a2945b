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

/// Asks which seat a participant goes to, among all of the session, and tells what the two people who change
/// places will see. Lies in the intervention's dialog. Main thread; the session must outlive it.
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

/// What the person at a seat will have at another one once the two have changed places. Pure.
[[nodiscard]] QString swapEffect(const WatchedSession &watched, int from, int to);

} // namespace LabChat
