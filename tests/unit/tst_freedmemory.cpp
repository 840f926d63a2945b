// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/freedmemory.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What is freed goes back to the system, where the C library would keep it.
class tst_FreedMemory final : public QObject {
    Q_OBJECT

private slots:
    void goesBackToTheSystem()
    {
#if !defined(__GLIBC__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("This C library has its own way.");
#endif
        constexpr int pieces = 50'000, size = 1000;
        QList<QByteArray> session;
        for (int i = 0; i < pieces; ++i)
            session.append(QByteArray(size, 'x'));
        const QByteArray later(size, 'y'); // is in use behind all that is freed, as something always is
        session.clear();
        const qint64 kept = residentPages();
        giveFreedMemoryBack();
        QTRY_VERIFY2(kept - residentPages() > qint64(pieces) * size / 4096 / 2, qPrintable(u"%1 of %2 pages"_s.arg(residentPages()).arg(kept)));
    }

private:
    static qint64 residentPages()
    {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    }
};

LABCHAT_TEST(tst_FreedMemory, QCoreApplication)
#include "tst_freedmemory.moc"
