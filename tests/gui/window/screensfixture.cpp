// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/screensfixture.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

namespace LabChat {

using namespace Qt::StringLiterals;

void ScreensFixture::initTestCase()
{
    m_usualFont = QApplication::font();
    if (const QString font = qEnvironmentVariable("LABCHAT_TEST_FONT"); !font.isEmpty())
        QCOMPARE(QFontInfo(m_usualFont).family(), font); // the font of this run is installed, and is the one that is used
}

void ScreensFixture::init()
{
    ConsoleFixture::init();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_session = groupSession(1, people, 4, nowMs);
    m_history = std::make_unique<FakeHistory>(m_session, nowMs);
}

void ScreensFixture::cleanup()
{
    ConsoleFixture::cleanup();
    QApplication::setFont(m_usualFont);
}

void ScreensFixture::screens()
{
    QTest::addColumn<QSize>("screen");
    QTest::addColumn<int>("percent"); // of the text
    QTest::newRow("1280x720") << QSize(1280, 720) << 100;
    QTest::newRow("1366x768") << QSize(1366, 768) << 100;
    QTest::newRow("1366x768, text at 125 %") << QSize(1366, 768) << 125;
    QTest::newRow("1280x720, text at 150 %") << QSize(1280, 720) << 150;
    QTest::newRow("1366x768, everything at 150 %") << QSize(911, 512) << 100;
    QTest::newRow("1280x720, everything at 150 %") << QSize(853, 480) << 100;
}

void ScreensFixture::open(const QSize &screen, int percent)
{
    QFont font = m_usualFont;
    font.setPointSizeF(font.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    m_windowSize = screen.shrunkBy({0, windowTitle, 0, 0});
    makeWindow();
    openSessions({m_session});
    QList<Event> arrivals;
    QList<Presence> present;
    for (int participant = 1; participant <= people; ++participant) {
        Event arrived = m_history->event(EventKind::Arrived, participant);
        arrived.detail.insert(u"label"_s, u"PC_%1"_s.arg(participant));
        arrivals.append(arrived);
        present.append({m_session->id, participant, true, arrived.atMs});
        present.last().rttMs = 12;
        present.last().clockOffsetMs = -1234;
    }
    commit(arrivals);
    emit m_service->presenceChanged(present);
    QTest::qWait(20);
}

void ScreensFixture::openTile(int row) const
{
    wall()->setFocus();
    wall()->setCurrentIndex(wall()->model()->index(row, 0));
    QTest::keyClick(wall(), Qt::Key_Return);
}

void ScreensFixture::seeWhatTheySee(int row) const
{
    emit table()->customContextMenuRequested(table()->visualRect(table()->model()->index(row, 0)).center());
    auto *menu = find<QMenu>(u"participantMenu"_s);
    for (QAction *action : menu->actions()) {
        if (action->text().contains(QString(u"P%1"_s).arg(row + 1)))
            action->trigger();
    }
    delete menu;
}

QList<QDockWidget *> ScreensFixture::transcripts() const
{
    QList<QDockWidget *> found;
    for (QDockWidget *each : m_window->findChildren<QDockWidget *>()) {
        if (each->objectName().startsWith("channelDockWidget"_L1))
            found.append(each);
    }
    return found;
}

bool ScreensFixture::canBeReached(const QWidget *widget) const
{
    const QRect inWindow(widget->mapTo(m_window.get(), QPoint()), widget->size());
    return widget->isVisible() && !widget->visibleRegion().isEmpty() && m_window->rect().contains(inWindow);
}

} // namespace LabChat
