// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/origins.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Which pages may open the chat's socket.
class tst_Origins final : public QObject {
    Q_OBJECT

private slots:
    void letsInItsOwnPagesAndThoseThatAreAllowed_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, const QByteArray &origin, const QByteArray &host, bool allowed) { QTest::newRow(name) << origin << host << allowed; };
        row("no browser", "", "lab:8000", true);
        row("the same", "http://lab:8000", "lab:8000", true);
        row("no port", "http://lab", "lab", true);
        row("the default port of http", "http://lab", "lab:80", true);
        row("the default port of https", "https://x.example", "x.example:443", true);
        row("a default port in the origin", "http://lab:80", "lab", true);
        row("other capitals", "https://LAB.example", "lab.Example:443", true);
        row("IPv6", "http://[fd00::1]:8000", "[fd00::1]:8000", true);
        row("allowed", "https://survey.example", "lab:8000", true);
        row("allowed, with the default port", "https://survey.example:443", "lab:8000", true);
        row("allowed only over https", "http://survey.example", "lab:8000", false);
        row("the other default port", "http://lab", "lab:443", false);
        row("another port", "http://lab:8001", "lab:8000", false);
        row("a port where none is", "http://lab:8000", "lab", false);
        row("a name behind a proxy that changed the header", "https://chat.example", "127.0.0.1:8000", false);
        row("a longer name", "http://lab.evil.example", "lab", false);
        row("a user's name", "http://lab@evil.example", "lab", false);
        row("a file", "null", "lab", false);
        row("another scheme", "ftp://lab", "lab", false);
        row("no host", "http://lab", "", false);
        row("nonsense", "http://", "", false);
    }
    void letsInItsOwnPagesAndThoseThatAreAllowed()
    {
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, host);
        QTEST(isAllowedOrigin(origin, host, {u"https://survey.example"_s}), "allowed");
    }

    /// What follows the host would become part of a header.
    void takesOnlyTheBeginningOfAnAddressForAnOrigin()
    {
        for (const QString &right : {u"https://survey.example"_s, u"http://lab:8000"_s, u"http://[fd00::1]:8000"_s})
            QVERIFY2(isOrigin(right), qPrintable(right));
        for (const QString &wrong : {u"https://survey.example/"_s, u"https://survey.example/a"_s, u"https://survey.example?a;script-src"_s, u"https://survey.example#a"_s,
                                     u"survey.example"_s, u"https://a b"_s, u"null"_s, u"*"_s, u""_s})
            QVERIFY2(!isOrigin(wrong), qPrintable(wrong));
    }
};

LABCHAT_TEST(tst_Origins, QCoreApplication)
#include "tst_origins.moc"
