// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/datadirectory.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_DataDirectory final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void makesTheFolder()
    {
        const QString path = m_folder->filePath(u"new/data ö"_s);
        const auto directory = DataDirectory::take(path);
        QVERIFY2(directory, directory ? "" : qPrintable(directory.error().text));
        QVERIFY(QFileInfo(path).isDir());
        QCOMPARE(directory->databasePath(), path + u"/labchat.sqlite"_s);
    }

    void makesAFolderThatOnlyItsOwnerCanRead()
    {
        const QString path = m_folder->filePath(u"new/data"_s);
        QVERIFY(DataDirectory::take(path + u'/')); // a shell completes it like this
        QCOMPARE(permissions(path), 0700u);
        const auto directory = DataDirectory::take(path);
        QVERIFY(directory);
        QCOMPARE(permissions(path + u"/labchat.lock"_s), 0600u);
        {
            const auto database = Database::openForWriting(directory->databasePath());
            QVERIFY(database);
            for (const QString &file : {u"labchat.sqlite"_s, u"labchat.sqlite-wal"_s, u"labchat.sqlite-shm"_s})
                QCOMPARE(permissions(path + u'/' + file), 0600u);
        }
        QVERIFY(Database::openDerived(DataDirectory::searchPathIn(path)));
        QCOMPARE(permissions(path + u"/search.sqlite"_s), 0600u);
    }

    void leavesThePermissionsOfAFolderOfOthersAlone()
    {
        QCOMPARE(chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
        QVERIFY(DataDirectory::take(m_folder->path()));
        QCOMPARE(permissions(m_folder->path()), 0755u);
    }

    void closesItsOwnFolderToOthers()
    {
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->path()));
        const auto restore = qScopeGuard([&] { before.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", before); });
        const QString own = DataDirectory::defaultPath();
        QVERIFY2(own.startsWith(m_folder->path()), qPrintable(own));
        QVERIFY(QDir().mkpath(own));
        QCOMPARE(chmod(QFile::encodeName(own).constData(), 0755), 0);
        QVERIFY(DataDirectory::take(own));
        QCOMPARE(permissions(own), 0700u);
    }

    void refusesASecondTakerInTheSameProcess()
    {
        const auto first = DataDirectory::take(m_folder->path());
        QVERIFY(first);
        const auto second = DataDirectory::take(m_folder->path());
        QVERIFY(!second);
        QCOMPARE(second.error().code, u"data_in_use"_s);
    }

    void reportsASecondProcessWhoHoldsIt()
    {
        const auto mine = DataDirectory::take(m_folder->path());
        QVERIFY(mine);
        QProcess other;
        const QString answer = askOther(other);
        QVERIFY2(answer.startsWith(u"data_in_use "), qPrintable(answer));
        QVERIFY2(answer.contains(u"process %1"_s.arg(QCoreApplication::applicationPid())), qPrintable(answer));
        finish(other);
    }

    void isRefusedWhileAnotherProcessHoldsItAndFreeOnceItHasEnded()
    {
        QProcess other;
        QCOMPARE(askOther(other), u"taken"_s);
        const auto refused = DataDirectory::take(m_folder->path());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"data_in_use"_s);
        QVERIFY2(refused.error().text.contains(u"process %1"_s.arg(other.processId())), qPrintable(refused.error().text));
        finish(other);
        QVERIFY(DataDirectory::take(m_folder->path()));
    }

    void takesOverFromAProcessThatWasKilled()
    {
        QProcess other;
        QCOMPARE(askOther(other), u"taken"_s);
        other.kill();
        QVERIFY(other.waitForFinished());
        QVERIFY(QFile::exists(m_folder->filePath(u"labchat.lock"_s)));
        const auto taken = DataDirectory::take(m_folder->path());
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().text));
    }

    void isFreeAgainWhenItsOwnerGoes()
    {
        QVERIFY(DataDirectory::take(m_folder->path()));
        QVERIFY(DataDirectory::take(m_folder->path()));
    }

    void saysThatAFolderCannotBeMade()
    {
        QFile file(m_folder->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto directory = DataDirectory::take(file.fileName() + u"/data"_s);
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, u"data_not_writable"_s);
        QVERIFY(directory.error().text.contains(u"--data"));
    }

    void saysThatAFolderCannotBeWritten()
    {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
        const auto directory = DataDirectory::take(m_folder->path());
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, u"data_not_writable"_s);
    }

private:
    static uint permissions(const QString &path)
    {
        struct stat file { };
        return stat(QFile::encodeName(path).constData(), &file) == 0 ? file.st_mode & 0777 : 0;
    }

    /// Starts another process that tries to take the folder, and waits for its result.
    QString askOther(QProcess &other)
    {
        other.start(QStringLiteral(LABCHAT_HOLD_DIRECTORY), {m_folder->path()});
        while (!other.canReadLine() && other.waitForReadyRead(10'000)) { }
        return QString::fromUtf8(other.readLine()).trimmed();
    }

    static void finish(QProcess &other)
    {
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

LABCHAT_TEST(tst_DataDirectory, QCoreApplication)
#include "tst_datadirectory.moc"
