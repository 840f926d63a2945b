// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/monitor/participantsfixture.h"

namespace LabChat {

void ParticipantsFixture::init()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_service = std::make_unique<FakeService>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_model = std::make_unique<ParticipantsModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_session = groupSession(7, 12, 4, nowMs);
    m_history = std::make_unique<FakeHistory>(m_session, nowMs);
    emit m_service->sessionOpened(SessionState(m_session));
    m_model->setSession(m_monitor->session(7));
    connect(m_monitor.get(), &SessionMonitor::changed, m_model.get(), &ParticipantsModel::update);
}

void ParticipantsFixture::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_monitor.reset();
}

} // namespace LabChat
