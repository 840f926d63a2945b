// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/otreefile.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The file of oTree's secrets.
class tst_OTreeFile final : public QObject {
    Q_OBJECT

private slots:
    void keepsThem()
    {
        const QTemporaryDir folder;
        QCOMPARE(readOTreeSecrets(folder.path()).value(), OTreeSecrets());
        const OTreeSecrets secrets{"se\"cret ü", "pass", u"postgresql://u:p@host/db"_s};
        QVERIFY(writeOTreeSecrets(folder.path(), secrets));
        QCOMPARE(readOTreeSecrets(folder.path()).value(), secrets);
        QVERIFY(writeOTreeSecrets(folder.path(), {}));
        QVERIFY(!QFile::exists(folder.filePath(u"otree.json"_s)));
        QVERIFY(writeOTreeSecrets(folder.path(), {})); // there is none
    }

    void isForItsOwnerOnly()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"otree.json"_s);
        for (int time = 0; time < 2; ++time) { // also when it is replaced
            QVERIFY(writeOTreeSecrets(folder.path(), {"secret", QByteArray::number(time), {}}));
            QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        }
    }

    void tellsADamagedFile_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half") << QByteArray("{\"secret_key\": \"xyzzy\"");
        QTest::newRow("wrong types") << QByteArray("{\"secret_key\": 1, \"admin_password\": \"\", \"database\": \"\"}");
        QTest::newRow("incomplete") << QByteArray("{\"secret_key\": \"xyzzy\"}");
    }
    void tellsADamagedFile()
    {
        QFETCH(QByteArray, contents);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"otree.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents);
        file.close();
        const auto read = readOTreeSecrets(folder.path());
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"otree_damaged"_s);
        QVERIFY(!read.error().text.contains("xyzzy"_L1));
    }

    void leavesWhatIsThereIfItCannotBeWritten()
    {
        const QTemporaryDir folder;
        QFile blocked(folder.filePath(u"file"_s));
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        QCOMPARE(writeOTreeSecrets(blocked.fileName() + u"/data"_s, {"secret", {}, {}}).error().code, u"not_written"_s);
    }

    void theEnvironmentWins()
    {
        OTreeState state;
        state.stored = {"stored", "pass", u"/stored.sqlite3"_s};
        QCOMPARE(state.used(), state.stored);
        state.given = {{}, "of the environment", {}}; // oTree's own variable, without the key that it belongs to
        QCOMPARE(state.used(), state.stored);
        state.given = {"given", {}, {}};
        QCOMPARE(state.used(), (OTreeSecrets{"given", {}, u"/stored.sqlite3"_s}));
        state.given.database = u"/given.sqlite3"_s;
        QCOMPARE(state.used(), state.given);
    }
};

LABCHAT_TEST(tst_OTreeFile, QCoreApplication)
#include "tst_otreefile.moc"
