// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/deadline.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <vector>

using namespace LabChat;
using namespace std::chrono_literals;

/// Times by which something has to happen, all of them over one timer.
class tst_Deadline final : public QObject {
    Q_OBJECT

private slots:
    void isMissedOnce()
    {
        int missed = 0, another = 0;
        Deadline deadline([&] { ++missed; });
        Deadline later([&] { ++another; });
        deadline.start(1ms);
        later.start(600ms);
        QTRY_COMPARE(missed, 1);
        QTRY_COMPARE(another, 1);
        QCOMPARE(missed, 1);
        deadline.start(1ms); // again
        QTRY_COMPARE(missed, 2);
    }

    void isNotMissedWhenItWasMet()
    {
        int missed = 0, witness = 0;
        Deadline met([&] { ++missed; }), postponed([&] { ++missed; }), last([&] { ++witness; });
        auto gone = std::make_unique<Deadline>([&] { ++missed; });
        met.start(1ms);
        postponed.start(1ms);
        gone->start(1ms);
        last.start(1ms);
        met.stop();
        postponed.start(1h);
        gone.reset();
        QTRY_COMPARE(witness, 1);
        QCOMPARE(missed, 0);
    }

    /// What ends with a deadline may take others with it, and itself.
    void mayDestroyAnyDeadline()
    {
        std::vector<std::unique_ptr<Deadline>> deadlines;
        int missed = 0;
        for (int i = 0; i < 10; ++i) {
            deadlines.push_back(std::make_unique<Deadline>([&] {
                ++missed;
                deadlines.clear();
            }));
        }
        for (const auto &each : deadlines)
            each->start(1ms);
        QTRY_COMPARE(missed, 1);
        Deadline last([&] { missed = 100; });
        last.start(1ms);
        QTRY_COMPARE(missed, 100);
    }

    /// Connections that come and go in thousands cost the same each: a QTimer that stops is searched among all that run.
    void costsTheSameBesideManyOthers()
    {
        std::vector<std::unique_ptr<Deadline>> many;
        const auto nsFor = [&](std::size_t count) {
            many.clear();
            for (std::size_t i = 0; i < count; ++i)
                many.push_back(std::make_unique<Deadline>([] {}));
            QElapsedTimer clock;
            clock.start();
            for (const auto &each : many)
                each->start(1h);
            for (const auto &each : many)
                each->stop();
            return double(clock.nsecsElapsed()) / double(count);
        };
        const double few = nsFor(1000), lots = nsFor(50'000);
        QVERIFY2(lots < 20 * few + 1000, qPrintable(QString::number(few) + QLatin1Char(' ') + QString::number(lots)));
    }
};

LABCHAT_TEST(tst_Deadline, QCoreApplication)
#include "tst_deadline.moc"
