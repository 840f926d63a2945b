// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace LabChat {

class ExpectedParticipants;
class ParticipantsModel;

/// How many of the expected participants are here, and the button with which the operator loads their table or removes it. Only for sessions
/// of other systems; otherwise hidden. Main thread; owned by the participants' panel.
class ExpectedBar final : public QWidget {
    Q_OBJECT

public:
    ExpectedBar(ExpectedParticipants *expected, ParticipantsModel *model, QWidget *parent);

private:
    void refresh();
    void chooseFile();
    void takeTable();
    void remove();

    ExpectedParticipants *m_expected;
    ParticipantsModel *m_model;
    QLabel *m_count;
    QPushButton *m_button;
    QAction *m_remove;
    QFutureWatcher<Result<QList<ExpectedParticipant>>> m_read;
    qint64 m_session = 0;  ///< whose table is being read
};

} // namespace LabChat
