// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/monitoringfixture.h"

#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

MonitoringFixture::MonitoringFixture() : TwoSessions(96)
{
    m_windowSize = {1920, 1080};
}

void MonitoringFixture::init()
{
    TwoSessions::init();
    m_history = std::make_unique<FakeHistory>(m_second, m_second->createdAtMs);
    openSessions();
    QTest::qWait(30);
}

void MonitoringFixture::restart()
{
    closeWindow();
    makeWindow();
    openSessions();
    QTest::qWait(30);
}

QStringList MonitoringFixture::tiles() const
{
    QStringList titles;
    for (int row = 0; row < wall()->model()->rowCount(); ++row)
        titles.append(wall()->model()->index(row, 0).data().toString());
    return titles;
}

QList<TranscriptPanel *> MonitoringFixture::opened() const
{
    return m_window->findChildren<TranscriptPanel *>(QRegularExpression(u"^transcriptPanel\\d+$"_s));
}

QDockWidget *MonitoringFixture::dockAround(const QWidget *panel)
{
    QWidget *around = panel->parentWidget();
    while (around && !qobject_cast<QDockWidget *>(around))
        around = around->parentWidget();
    return qobject_cast<QDockWidget *>(around);
}

} // namespace LabChat
