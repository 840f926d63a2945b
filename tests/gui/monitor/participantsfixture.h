// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/participantsmodel.h"
#include "gui/fakes.h"

#include <QtTest/QAbstractItemModelTester>

#include <memory>

namespace LabChat {

/// The model of the participants' table, with a session of 12 in groups of four whose events the test sends. Main thread.
class ParticipantsFixture : public QObject {
    Q_OBJECT

protected slots:
    void init();
    void cleanup();

protected:
    [[nodiscard]] QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<ParticipantsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
};

} // namespace LabChat
