// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/codes.h"
#include "core/room.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_Room final : public QObject {
    Q_OBJECT

private slots:
    void letsInWhoHasTheHash()
    {
        const Room room{u"lab1"_s, {u"a"_s, u"b"_s}, u"secret"_s};
        const QUrlQuery query(labelLink(QUrl(u"http://host:8000/room/lab1"_s), room, u"a"_s));
        QCOMPARE(query.queryItemValue(u"participant_label"_s), u"a"_s);
        const QString hash = query.queryItemValue(u"hash"_s);
        QVERIFY(looksLikeTicket(hash));
        QVERIFY(mayEnter(room, u"a"_s, hash));
        QVERIFY(!mayEnter(room, u"b"_s, hash));
        QVERIFY(!mayEnter(room, u"a"_s, {}));
        QVERIFY(!mayEnter(room, u"a"_s, hash.chopped(1)));
        QVERIFY(!mayEnter(room, u"c"_s, derivedTicket(u"secret"_s, u"c"_s))); // signed once, but no longer a label of the room
        QVERIFY(!mayEnter({u"lab1"_s, {u"a"_s}, u"another"_s}, u"a"_s, hash));
    }

    void letsInEveryLabelWithoutASecret()
    {
        const Room room{u"lab1"_s, {u"a"_s}};
        QCOMPARE(labelLink(QUrl(u"http://host/room/lab1"_s), room, u"a"_s), QUrl(u"http://host/room/lab1?participant_label=a"_s));
        QVERIFY(mayEnter(room, u"a"_s, {}));
        QVERIFY(mayEnter(room, u"a"_s, u"whatever"_s));
        QVERIFY(!mayEnter(room, u"b"_s, {}));
        QVERIFY(mayEnter({u"lab1"_s, {}}, {}, {}));
    }

    void letsNobodyIntoASecureRoomWithoutLabels()
    {
        const Room room{u"lab1"_s, {}, u"secret"_s};
        QVERIFY(!mayEnter(room, {}, {}));
        QVERIFY(!mayEnter(room, u"a"_s, {}));
        QVERIFY(!mayEnter(room, u"a"_s, derivedTicket(room.secret, u"a"_s)));
        QVERIFY(!mayEnter(room, {}, derivedTicket(room.secret, {})));
    }
};

LABCHAT_TEST(tst_Room, QCoreApplication)
#include "tst_room.moc"
