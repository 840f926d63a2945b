// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/refusedsockets.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What the operator hears of sockets that were refused.
class tst_RefusedSockets final : public QObject {
    Q_OBJECT

private slots:
    /// A session of 60 people with old tickets must not make LabChat deaf for the rest of the day.
    void reportsNewKindsAfterMany();
    void limitsWhatIsReportedAtATime();

private:
    static void noteTicketOf(RefusedSockets &sockets, int participant)
    {
        sockets.note(RefusedSocket::Reason::Ticket, "http://a", "b", u"participant “%1”: the ticket has expired"_s.arg(participant));
    }
};

void tst_RefusedSockets::reportsNewKindsAfterMany()
{
    RefusedSockets sockets(nullptr);
    QHash<QString, qint64> times;
    QStringList pages;
    connect(&sockets, &RefusedSockets::refused, this, [&](const RefusedSocket &socket) {
        times.insert(socket.detail, socket.times);
        pages.append(socket.origin);
    });
    for (int first = 1; first < 3 * RefusedSockets::maxKinds; first += RefusedSockets::maxKinds) {
        const qsizetype before = times.size();
        for (int i = 0; i < RefusedSockets::maxKinds; ++i)
            noteTicketOf(sockets, first + i);
        QTRY_COMPARE(times.size(), before + RefusedSockets::maxKinds);
    }
    sockets.note(RefusedSocket::Reason::Origin, "http://new", "b");
    QTRY_VERIFY(pages.contains(u"http://new"_s));
    sockets.note(RefusedSocket::Reason::Origin, "http://new", "b");
    QTRY_COMPARE(times.value(QString()), 2); // is still counted
}

void tst_RefusedSockets::limitsWhatIsReportedAtATime()
{
    RefusedSockets sockets(nullptr);
    int reports = 0;
    connect(&sockets, &RefusedSockets::refused, this, [&](const RefusedSocket &) { ++reports; });
    for (int i = 0; i < 100 * RefusedSockets::maxKinds; ++i)
        noteTicketOf(sockets, i);
    QCOMPARE(reports, 1); // at once
    QTRY_COMPARE(reports, 1 + RefusedSockets::maxKinds);
}

LABCHAT_TEST(tst_RefusedSockets, QCoreApplication)
#include "tst_refusedsockets.moc"
