// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/whenanswered.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <memory>
#include <thread>

using namespace LabChat;

class tst_WhenAnswered final : public QObject {
    Q_OBJECT

private slots:
    void callsInTheThreadThatAsked()
    {
        QPromise<int> promise;
        promise.start();
        int answer = 0;
        QThread *calledIn = nullptr;
        whenAnswered(promise.future(), this, [&](int number) {
            answer = number;
            calledIn = QThread::currentThread();
        });
        std::thread([&promise] {
            promise.addResult(7);
            promise.finish();
        }).join();
        QCOMPARE(answer, 0);
        QTRY_COMPARE(answer, 7);
        QCOMPARE(calledIn, QThread::currentThread());
        QTRY_VERIFY(findChildren<QFutureWatcherBase *>().isEmpty());
    }

    void callsNobodyWithoutAnAnswer()
    {
        QPromise<int> promise;
        promise.start();
        bool called = false;
        whenAnswered(promise.future(), this, [&called](int) { called = true; });
        promise.future().cancel();
        promise.finish();
        QTRY_VERIFY(findChildren<QFutureWatcherBase *>().isEmpty());
        QVERIFY(!called);
    }

    void callsNobodyWhoIsGoneWhenTheAnswerComes()
    {
        bool called = false;
        for (int round = 0; round < 300; ++round) {
            QPromise<int> promise;
            promise.start();
            auto context = std::make_unique<QObject>();
            whenAnswered(promise.future(), context.get(), [&called](int) { called = true; });
            std::thread answering([&promise] {
                promise.addResult(7);
                promise.finish();
            });
            context.reset();
            answering.join();
        }
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
};

LABCHAT_TEST(tst_WhenAnswered, QCoreApplication)
#include "tst_whenanswered.moc"
