// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mainwindow.h"
#include "fakes.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

constexpr int participants = 1000;
constexpr int perGroup = 4;
constexpr int messages = 100000;
constexpr int perBatch = 50;

struct Turns {
    QList<qint64> microseconds;

    void take()
    {
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::processEvents();
        microseconds.append(timer.nsecsElapsed() / 1000);
    }

    [[nodiscard]] qint64 share(double part) const
    {
        QList<qint64> sorted = microseconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(qMin(sorted.size() - 1, qsizetype(double(sorted.size()) * part)));
    }
};

} // namespace

/// A full laboratory and more: the window stays quick while everybody talks at once.
class ConsoleScaleTest final : public QObject {
    Q_OBJECT

private slots:
    void staysQuickWithAThousandParticipantsWhoAllTalk();

private:
    static void useTheWindow(const MainWindow &window, int step);
};

void ConsoleScaleTest::useTheWindow(const MainWindow &window, int step)
{
    auto *channels = window.findChild<QTreeView *>(u"channelsTreeView"_s);
    switch (step % 5) {
    case 0:
        channels->sortByColumn(4, Qt::DescendingOrder);
        break;
    case 1:
        channels->setCurrentIndex(channels->model()->index(step % 20, 0));
        break;
    case 2:
        window.findChild<QTreeView *>(u"participantsTreeView"_s)->sortByColumn(6, Qt::DescendingOrder);
        break;
    case 3:
        window.findChild<QLineEdit *>(u"channelsFilterLineEdit"_s)->setText(u"Group 1"_s);
        break;
    case 4:
        window.findChild<QLineEdit *>(u"channelsFilterLineEdit"_s)->clear();
        break;
    }
}

void ConsoleScaleTest::staysQuickWithAThousandParticipantsWhoAllTalk()
{
    const QTemporaryDir folder;
    FakeService service;
    FakeArchive archive;
    ConsoleOptions options;
    options.dataDirectory = folder.path();
    options.settingsFile = folder.filePath(u"settings.ini"_s);
    MainWindow window(&service, &archive, options);
    window.resize(1600, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const SessionPtr session = groupSession(1, participants, perGroup, nowMs);
    FakeHistory history(session, nowMs);
    emit service.sessionOpened(SessionState(session));
    emit service.opened();
    QList<Event> arrivals;
    QList<Presence> presences;
    for (int i = 1; i <= participants; ++i) {
        arrivals.append(history.event(EventKind::Arrived, i));
        arrivals.append(history.event(EventKind::Connected, i));
        presences.append({1, i, true, history.nowMs()});
    }
    emit service.eventsCommitted(arrivals);
    emit service.presenceChanged(presences);
    QCOMPARE(int(session->channels.size()), participants / perGroup);

    Turns turns;
    turns.take();
    for (int sent = 0; sent < messages; sent += perBatch) {
        QList<Event> batch;
        for (int i = 0; i < perBatch; ++i) {
            const int number = sent + i;
            // A tenth goes to the channel that is shown at first, so that its rows are forgotten and trimmed too.
            const int author = number % 10 == 0 ? 1 + number / 10 % perGroup : 1 + number * 7 % participants;
            batch.append(history.message(author, u"message %1: what shall we choose, A or B?"_s.arg(number)));
        }
        // As from the net thread: through the event loop.
        QMetaObject::invokeMethod(&service, [&service, batch] { emit service.eventsCommitted(batch); }, Qt::QueuedConnection);
        if (sent % 5000 == 2500)
            useTheWindow(window, sent / 5000);
        turns.take();
    }
    QTRY_VERIFY(window.findChild<QLabel *>(u"statusMessagesLabel"_s)->text().contains("100,000"_L1));

    qInfo("event-loop turns: %lld, median %.2f ms, 99 %% %.2f ms, longest %.2f ms", qint64(turns.microseconds.size()),
          double(turns.share(0.5)) / 1000, double(turns.share(0.99)) / 1000, double(turns.share(1)) / 1000);
    QVERIFY(turns.share(0.5) < 50000);
    QVERIFY(turns.share(1) < 250000);
}

QTEST_MAIN(ConsoleScaleTest)
#include "tst_consolescale.moc"
