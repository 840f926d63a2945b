// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/otreechat.h"
#include "httpclient.h"
#include "labprocess.h"
#include "otreepage.h"
#include "store/otreefile.h"
#include "support/testprogram.h"

#include <QtCore/QPromise>
#include <QtTest/QtTest>

#include <atomic>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {


/// A database that answers when the test says so.
class SlowPeople final : public OTreePeople {
public:
    SlowPeople() { m_promise.start(); }
    QFuture<Result<OTreePerson>> person(qint64) const override
    {
        ++asked;
        return m_promise.future();
    }
    void answer()
    {
        m_promise.addResult(OTreePerson{u"anna0001"_s, {}, 1, u"abcd1234"_s});
        m_promise.finish();
    }

    mutable std::atomic<int> asked = 0;

private:
    mutable QPromise<Result<OTreePerson>> m_promise;
};

} // namespace

/// oTree's secrets and its database, given and changed while the server runs.
class tst_OTreeSettings final : public OTreeTest {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_database = makeDatabase(m_files.path());
        QVERIFY(!m_database.isEmpty());
    }
    void init() { m_signer = OTreeSigner("secret", "pass"); }
    void cleanup() { stopLab(); }

    void takesOtherSecretsWithoutARestart()
    {
        startLab(groupChat(2, 2));
        m_lab->server()->setOTree({"secret", "pass", nullptr});
        QTRY_VERIFY_WITH_TIMEOUT(get(m_lab->port(), u"/chat"_s).status == 426, patienceMs);
        const Page anna = page(41);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen(), patienceMs);
        anna->say(u"one"_s, m_signer.sign(u"Anna"_s));
        QTRY_COMPARE_WITH_TIMEOUT(anna->lines.size(), 1, patienceMs);
        m_lab->server()->setOTree({"another", "pass", nullptr});
        QTRY_COMPARE_WITH_TIMEOUT(anna->ends, 1, patienceMs);
        const Page old = page(41);
        QTRY_COMPARE_WITH_TIMEOUT(old->ends, 1, patienceMs);
        QCOMPARE(old->frames, 0);
        m_signer = OTreeSigner("another", "pass");
        const Page again = page(41);
        QTRY_COMPARE_WITH_TIMEOUT(again->shown(), QStringList{u"Anna/41: one"_s}, patienceMs);
        m_lab->server()->setOTree({});
        QTRY_COMPARE_WITH_TIMEOUT(again->ends, 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(get(m_lab->port(), u"/chat"_s).status, 404, patienceMs);
    }

    /// Names come from the database that is there when a page connects.
    void takesADatabaseWithoutARestart()
    {
        start({});
        const Page anna = page(41);
        QTRY_VERIFY_WITH_TIMEOUT(anna->isOpen(), patienceMs);
        m_lab->server()->setOTree({"secret", "pass", std::make_shared<OTreeDatabase>(*OTreeDatabase::readUrl(m_database))});
        QTRY_COMPARE_WITH_TIMEOUT(anna->ends, 1, patienceMs);
        const Page again = page(41);
        QTRY_VERIFY_WITH_TIMEOUT(again->isOpen(), patienceMs);
        again->say(u"hello"_s, m_signer.sign(u"Anna"_s));
        QTRY_COMPARE_WITH_TIMEOUT(again->lines.size(), 1, patienceMs);
        QCOMPARE(m_lab->exported(ExportFormat::OTree).at(1).mid(0, 3), (QStringList{u"abcd1234"_s, u"1"_s, u"anna0001"_s}));
    }

    /// What was asked of the database before does not let anybody in.
    void forgetsWhoWaitedForTheFormerDatabase()
    {
        const auto people = std::make_shared<SlowPeople>();
        LabServerOptions options;
        options.otree = {"secret", "pass", people};
        startLab(groupChat(2, 2), options);
        const Page anna = page(41);
        QTRY_COMPARE_WITH_TIMEOUT(int(people->asked), 1, patienceMs);
        m_lab->server()->setOTree({"another", "pass", nullptr});
        QTRY_COMPARE_WITH_TIMEOUT(anna->ends, 1, patienceMs);
        people->answer();
        m_signer = OTreeSigner("another", "pass");
        const Page other = page(42);
        QTRY_VERIFY_WITH_TIMEOUT(other->isOpen(), patienceMs);
        QCOMPARE(std::count_if(m_lab->events.cbegin(), m_lab->events.cend(), [](const Event &event) { return event.kind == EventKind::BoxAdmitted; }), 1);
    }

    void saysWhetherADatabaseCanBeRead()
    {
        const auto contents = [](const QString &text) { return OTreeDatabase::contents(*OTreeDatabase::readUrl(text)).result(); };
        const QString &file = m_database;
        const auto found = contents(file);
        QVERIFY(found);
        QCOMPARE(found->sessions, 1);
        QCOMPARE(found->participants, 2);
        const auto missing = contents(u"sqlite:///"_s + m_files.filePath(u"none.sqlite3"_s));
        QCOMPARE(missing.error().code, u"not_connected"_s);
        QVERIFY2(missing.error().text.contains("none.sqlite3"_L1), qPrintable(missing.error().text));
        QFile text(m_files.filePath(u"text.sqlite3"_s));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write(QByteArray(4096, 'x')) > 0);
        text.close();
        QCOMPARE(contents(text.fileName()).error().code, u"not_connected"_s);
        QVERIFY(contents(text.fileName()).error().text.endsWith("the file is no SQLite database."_L1)); // not in SQLite's own words
        QFile empty(m_files.filePath(u"empty.sqlite3"_s));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        QCOMPARE(contents(empty.fileName()).error().code, u"not_otree"_s);
        const auto url = OTreeDatabase::readUrl(file);
        QCOMPARE(OTreeDatabase::readUrl(OTreeDatabase::addressOf(*url))->path(), url->path());
        QVERIFY(!OTreeDatabase::readUrl(u"mysql://otree:hunter2@host/db"_s).error().text.contains("hunter2"_L1));
    }

    void storesThemForTheNextStart()
    {
        const QString data = m_files.filePath(u"stored"_s);
        const QString &file = m_database;
        OTreeChat settings(data, {});
        QVERIFY(!settings.options().isOn());
        QSignalSpy changed(&settings, &OTreeSettings::changed);
        settings.store({"secret", "pass", file});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, patienceMs);
        QVERIFY(settings.options().isOn() && settings.options().people);
        const OTreeChat next(data, {});
        QCOMPARE(next.state().stored, settings.state().stored);
        QCOMPARE(next.options().secretKey, "secret"_ba);
        QVERIFY(next.options().people);
        const OTreeChat given(data, {"of the environment", {}, {}});
        QCOMPARE(given.options().secretKey, "of the environment"_ba);
        QCOMPARE(given.options().adminPassword, QByteArray()); // the two belong together
        settings.store({});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, patienceMs);
        QVERIFY(!OTreeChat(data, {}).options().isOn());
    }

    void refusesADatabaseThatIsNone()
    {
        const QString data = m_files.filePath(u"refused"_s);
        OTreeChat settings(data, {});
        QSignalSpy failed(&settings, &OTreeSettings::failed);
        settings.store({"secret", "pass", m_files.filePath(u"nothing.sqlite3"_s)});
        QCOMPARE(failed.size(), 1);
        QVERIFY(!settings.options().isOn());
        QVERIFY(!QFile::exists(data + u"/otree.json"_s));
        QSignalSpy unread(&settings, &OTreeSettings::checkFailed);
        settings.check(u"mysql://host/db"_s);
        QCOMPARE(unread.size(), 1);
        QSignalSpy read(&settings, &OTreeSettings::checked);
        settings.check(m_database);
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), 1, patienceMs);
        QCOMPARE(read.first().first().value<OTreeContents>().participants, 2);
    }

    /// Without names, people would be in another session.
    void isOffWithADatabaseThatIsNone()
    {
        const QString data = m_files.filePath(u"edited"_s);
        QVERIFY(writeOTreeSecrets(data, {"secret", "pass", u"mysql://host/db"_s}));
        const OTreeChat settings(data, {});
        QVERIFY(!settings.options().isOn());
        QVERIFY(settings.state().trouble);
    }

    void servesWithWhatTheConsoleHasStored()
    {
        const QTemporaryDir folder;
        QVERIFY(writeOTreeSecrets(folder.path(), {"secret", "pass", {}}));
        LabProcess lab(labchatProgram);
        QVERIFY2(lab.serve(folder.path(), 0, {u"--otree-database"_s, m_database}), lab.errorOutput.constData());
        OTreePage anna(lab.port(), m_signer.sign(u"7-prisoner-21"_s), m_signer.sign(u"41"_s));
        QTRY_VERIFY_WITH_TIMEOUT(anna.isOpen(), patienceMs);
        QCOMPARE(lab.session().value("other_session"_L1).toString(), u"abcd1234"_s);
        for (const QJsonObject &line : std::as_const(lab.lines))
            QVERIFY(!QJsonDocument(line).toJson().contains("secret\""));
    }

    void servesWithoutADamagedFile()
    {
        const QTemporaryDir folder;
        QVERIFY(!writeFile(folder.filePath(u"otree.json"_s), "{").isEmpty());
        LabProcess lab(labchatProgram);
        QVERIFY2(lab.serve(folder.path(), 0), lab.errorOutput.constData());
        QCOMPARE(lab.lineOf(u"otree_failed"_s).value("code"_L1).toString(), u"otree_damaged"_s);
    }

private:
    QTemporaryDir m_files;
    QString m_database;
};

LABCHAT_TEST(tst_OTreeSettings, QCoreApplication)
#include "tst_otreesettings.moc"
