// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptmodel.h"
#include "gui/fakes.h"

#include <QtTest/QAbstractItemModelTester>

namespace LabChat {

/// Base of the tests of the transcript's model: a session with two groups of four, a fake log and a fake server.
class TranscriptTest : public QObject {
protected:
    void setUp(int viewer = 0)
    {
        m_archive = {};
        m_service = std::make_unique<FakeService>();
        m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
        m_model = std::make_unique<TranscriptModel>(&m_archive, nullptr, viewer);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_session = groupSession(7, 8, 4, 1000);
        m_history = std::make_unique<FakeHistory>(m_session, 1000);
        emit m_service->sessionOpened(SessionState(m_session));
        connect(m_monitor.get(), &SessionMonitor::changed, m_model.get(), &TranscriptModel::update);
    }

    void tearDown()
    {
        m_tester.reset();
        m_model.reset();
        m_monitor.reset();
    }

    /// Commits, then waits until the views are updated.
    void commit(const QList<Event> &events)
    {
        QSignalSpy updated(m_monitor.get(), &SessionMonitor::updated);
        m_archive.log += events;
        emit m_service->eventsCommitted(events);
        QVERIFY(updated.wait());
    }

    [[nodiscard]] QString body(int row) const { return m_model->index(row, 0).data().toString(); }

    FakeArchive m_archive;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<TranscriptModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
};

} // namespace LabChat
