// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keyfile.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What the server hears of the file of the keys.
class tst_KeyFile final : public QObject {
    Q_OBJECT

private slots:
    /// Otherwise the console would say for ever that they cannot be read.
    void reportsTheSameKeysAgainAfterTheyCouldNotBeRead()
    {
        const QTemporaryDir folder;
        QVERIFY(changeKeys(folder.path(), [](const KeyList &keys) { return withNewKey(keys, u"otree"_s, 1); }));
        QFile file(folder.filePath(u"keys.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        KeyFile keys(folder.path());
        QSignalSpy changed(&keys, &KeyStore::keysChanged);
        QSignalSpy failed(&keys, &KeyStore::failed);
        keys.open();
        QCOMPARE(changed.size(), 1);
        write(file, "{");
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, u"keys_damaged"_s);
        write(file, whole);
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(changed.last().first().value<KeyList>().first().name, u"otree"_s);
    }

    void keepsEachOldSecret()
    {
        const QTemporaryDir folder;
        const auto rotate = [](qint64 nowMs) { return [nowMs](const KeyList &keys) { return withRotatedKey(keys, u"otree"_s, nowMs, 60'000); }; };
        QVERIFY(changeKeys(folder.path(), [](const KeyList &keys) { return withNewKey(keys, u"otree"_s, 1); }));
        QVERIFY(changeKeys(folder.path(), rotate(1000)));
        const auto changed = changeKeys(folder.path(), rotate(2000));
        QVERIFY(changed);
        QCOMPARE(changed->constFirst().oldSecrets.size(), 2);
        const auto read = readKeys(folder.path());
        QVERIFY(read);
        QCOMPARE(*read, *changed);
    }

    void readsTheOneOldSecretOfEarlierFiles()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"keys.json"_s));
        write(file, R"({"keys":[{"name":"otree","secret":"new","old_secret":"old","old_until_ms":4000,"created_at_ms":1},
                                {"name":"other","secret":"only","old_secret":"","old_until_ms":0,"created_at_ms":1}]})");
        const auto keys = readKeys(folder.path());
        QVERIFY(keys);
        QCOMPARE(keys->at(0).oldSecrets, (QList<OldSecret>{{"old", 4000}}));
        QVERIFY(keys->at(1).oldSecrets.isEmpty());
    }

private:
    static void write(QFile &file, const QByteArray &bytes)
    {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
    }
};

LABCHAT_TEST(tst_KeyFile, QCoreApplication)
#include "tst_keyfile.moc"
