// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "labprocess.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "support/logprobe.h"
#include "support/sessions.h"
#include "support/olderlog.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <csignal>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// What the program writes for scripts and terminals: exports that are complete or not there, and text from elsewhere without control characters.
class tst_ProgramOutput final : public QObject {
    Q_OBJECT

private slots:
    void exportsWhileItServes();
    void leavesNoHalfFile();
    void saysThatNobodyReadsItsOutput();
    void writesIntoWhatIsNoFile();
    void printsNoControlCharacters();
    void writesNothingOfADamagedLog();
    void updatesAnOlderLogAndChecksIt();
    void warnsOfWhatAStudysTextsLose();
    void takesAwayWhatIsHalfWritten_data();
    void takesAwayWhatIsHalfWritten();
};

void tst_ProgramOutput::exportsWhileItServes()
{
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}));
    const QString code = lab.session().value("code"_L1).toString();
    ChatClient client(lab.socketUrl(), ticketOf(lab.session().value("participant_links"_L1).toArray().at(0)));
    QVERIFY(client.join());
    (void)client.post(u"“Quoted”, \"twice\"\nand more"_s);
    QTRY_COMPARE(client.messages.size(), 1);

    const ProgramRun plain = runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path()});
    QCOMPARE(plain.exitCode, 0);
    const QList<QStringList> rows = parseCsv(plain.output);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0), QStringList({u"session_code"_s, u"id_in_session"_s, u"participant_code"_s, u"channel"_s, u"nickname"_s, u"body"_s, u"timestamp"_s}));
    QCOMPARE(rows.at(1).mid(3, 3), QStringList({u"1-group_chat-1"_s, u"Player 1"_s, u"“Quoted”, \"twice\"\nand more"_s}));
    QCOMPARE(rows.at(1).at(0), code);

    const QString file = folder.filePath(u"export.csv"_s);
    QCOMPARE(runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path(), u"--session"_s, code, u"--out"_s, file}).exitCode, 0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), plain.output);
    for (const QString &format : {u"messages"_s, u"events"_s}) {
        const ProgramRun run = runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path(), u"--format"_s, format});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(parseCsv(run.output).constFirst().contains(u"seq"_s));
    }
    const ProgramRun unknown = runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path(), u"--session"_s, u"nobodyis"_s});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY(unknown.errorOutput.contains("nobodyis"));
    QCOMPARE(lab.terminate(), 0);
}

void tst_ProgramOutput::leavesNoHalfFile()
{
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}));
    const QString nowhere = folder.filePath(u"none/export.csv"_s);
    const ProgramRun run = runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path(), u"--out"_s, nowhere});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errorOutput.contains(nowhere.toUtf8()), run.errorOutput.constData());
    const QString kept = writeFile(folder.filePath(u"kept.csv"_s), "an older export");
    QCOMPARE(runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path(), u"--session"_s, u"nobodyis"_s, u"--out"_s, kept}).exitCode, 1);
    QFile file(kept);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "an older export");
    QCOMPARE(QDir(folder.path()).entryList({u"kept*"_s}), QStringList{u"kept.csv"_s});
}

/// No folder would help there.
void tst_ProgramOutput::saysThatNobodyReadsItsOutput()
{
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}));
    const ProgramRun run = runProgram(u"/bin/sh"_s, {u"-c"_s, u"\"$0\" export --data \"$1\" --format events >/dev/full"_s, labchatProgram, folder.path()});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errorOutput.contains("Standard output could not be written"), run.errorOutput.constData());
    QVERIFY2(!run.errorOutput.contains("folder"), run.errorOutput.constData());
    QCOMPARE(run.errorOutput.trimmed().count('\n'), 0);
}

/// A device, a pipe or the shell's own output is written to, not replaced.
void tst_ProgramOutput::writesIntoWhatIsNoFile()
{
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}));
    QVERIFY(!lab.session().isEmpty());
    const QStringList events{u"export"_s, u"--data"_s, folder.path(), u"--format"_s, u"events"_s};
    const QByteArray whole = runProgram(labchatProgram, events).output;
    QVERIFY(whole.contains("session_created"));
    QCOMPARE(runProgram(labchatProgram, events + QStringList{u"--out"_s, u"/dev/stdout"_s}).output, whole);
    const auto shell = [&](const QString &command) { return runProgram(u"/bin/sh"_s, {u"-c"_s, command, labchatProgram, folder.path()}); };
    const ProgramRun pipe = shell(u"mkfifo \"$1/pipe\" && { cat \"$1/pipe\" & \"$0\" export --data \"$1\" --format events --out \"$1/pipe\"; wait; test -p \"$1/pipe\"; }"_s);
    QCOMPARE(pipe.exitCode, 0);
    QCOMPARE(pipe.output, whole);
    const ProgramRun kept = shell(u"echo before >\"$1/x\"; \"$0\" export --data \"$1\" --format events --out /dev/stdout >>\"$1/x\" && cat \"$1/x\""_s);
    QCOMPARE(kept.output, "before\n" + whole);
    const ProgramRun full = shell(u"ln -s /dev/full \"$1/full\" && \"$0\" export --data \"$1\" --out \"$1/full\""_s);
    QCOMPARE(full.exitCode, 1);
    QVERIFY2(full.errorOutput.contains("/full” could not be written"), full.errorOutput.constData());
}

/// A study may come from anywhere, and a terminal obeys its control characters.
void tst_ProgramOutput::printsNoControlCharacters()
{
    const QTemporaryDir folder;
    const QByteArray json = R"({"name": "a\u001b[31mb\u009b2J\u202ec", "num_participants": 4, "pages": [{"name": "p", "\u001b]0;title\u0007": 1}]})";
    const QString bad = writeFile(folder.filePath(u"bad\u001b[31m.study.json"_s), json);
    QVERIFY(!bad.isEmpty());
    const QString titled = writeFile(folder.filePath(u"titled.study.json"_s),
                                     R"({"name": "s", "title": "\u001b[31m\u009b", "num_participants": 2, "pages": [{"name": "p"}]})");
    LabProcess lab(labchatProgram);
    QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, titled}));
    for (const ProgramRun &run : {runProgram(labchatProgram, {u"check"_s, bad}), runProgram(labchatProgram, {u"serve"_s, u"--study"_s, bad}),
                                  runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path(), u"--session"_s, u"\u001b[31m"_s}),
                                  runProgram(labchatProgram, {u"\u001b[31m"_s})}) {
        QVERIFY(run.exitCode != 0);
        for (const QChar character : QString::fromUtf8(run.errorOutput + run.output)) {
            const bool isLineEnd = character == u'\n';
            QVERIFY2(isLineEnd || (character.category() != QChar::Other_Control && character != QChar(0x202e)), run.errorOutput.constData());
        }
        QVERIFY2(run.errorOutput.contains("␛[31m"), run.errorOutput.constData());
    }
}

/// Not even on standard output, where other programs would take the first rows for all of them.
void tst_ProgramOutput::writesNothingOfADamagedLog()
{
    const QTemporaryDir folder;
    {
        LabProcess lab(labchatProgram);
        QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}));
        QVERIFY(!lab.session().isEmpty());
        QCOMPARE(lab.terminate(), 0);
    }
    {
        const auto database = Database::openForWriting(DataDirectory::databasePathIn(folder.path()));
        QVERIFY(database);
        QVERIFY((*database)->run(u"INSERT INTO event (session_id, seq, at_ms, kind) SELECT 1, max(seq) + 1, max(at_ms), 'teleported' FROM event"_s));
    }
    const ProgramRun run = runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path(), u"--format"_s, u"events"_s});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errorOutput.contains("“teleported”"), run.errorOutput.constData());

    LabProcess again(labchatProgram);
    QVERIFY(again.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s})); // says so, and starts another session
    QTRY_VERIFY(!again.lineOf(u"log_damaged"_s).isEmpty());
    QVERIFY(!again.session().isEmpty());
}

/// The server says how far it is with an older log, and goes on with it; the check says afterwards what somebody has changed in it.
void tst_ProgramOutput::updatesAnOlderLogAndChecksIt()
{
    const QTemporaryDir folder;
    const QString log = DataDirectory::databasePathIn(folder.path());
    {
        LabProcess lab(labchatProgram);
        QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}));
        QVERIFY(lab.lineOf(u"log_updating"_s).isEmpty());
        QCOMPARE(lab.terminate(), 0);
    }
    QVERIFY(makeOlder(log, 8));
    QCOMPARE(runProgram(labchatProgram, {u"check-log"_s, folder.path()}).exitCode, 1); // this one reads no older format
    {
        LabProcess lab(labchatProgram);
        QVERIFY(lab.serve(folder.path(), 0));
        QVERIFY(lab.lineOf(u"log_updating"_s).contains(u"percent"_s));
        const ProgramRun beside = runProgram(labchatProgram, {u"check-log"_s, folder.path()});
        QVERIFY2(beside.exitCode == 0, QByteArray(beside.output + beside.errorOutput).constData());
        QVERIFY2(beside.output.startsWith("The log is as it was written"), beside.output.constData());
        QCOMPARE(lab.terminate(), 0);
    }
    QVERIFY(executePastLabChat(log, "UPDATE participant SET code = 'ABCDEFGH' WHERE id_in_session = 1"));
    const ProgramRun run = runProgram(labchatProgram, {u"check-log"_s, folder.path()});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.contains("participants"), run.output.constData());
    QCOMPARE(run.output.count('\n'), 1);
}

void tst_ProgramOutput::warnsOfWhatAStudysTextsLose()
{
    const QTemporaryDir folder;
    QVERIFY(!writeFile(folder.filePath(u"p.html"_s), "<p>x</p>\n<style>p { color: red }</style>").isEmpty());
    const QString study = writeFile(folder.filePath(u"s.study.json"_s), R"({"name": "s", "num_participants": 2, "pages": [{"name": "p", "body": "p.html"}]})");
    const ProgramRun run = runProgram(labchatProgram, {u"check"_s, study});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.errorOutput.startsWith("warning: p.html:2: <style> is left out"), run.errorOutput.constData());
}

void tst_ProgramOutput::takesAwayWhatIsHalfWritten_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("INT") << SIGINT;
    QTest::newRow("TERM") << SIGTERM;
    QTest::newRow("HUP") << SIGHUP;
}

void tst_ProgramOutput::takesAwayWhatIsHalfWritten()
{
    QFETCH(const int, signal);
    const QTemporaryDir folder;
    {
        LogProbe probe(folder.path());
        Study study = groupChat(2, 2);
        study.pages.first().chats.first().limits = {2000, 1000, 1000};
        SessionState state = started(makeSession(study, 1));
        probe.log.createSession(state.sessionPtr(), sessionCreated(state.session()));
        QList<Event> messages;
        for (int i = 0; i < 40'000; ++i)
            messages.append(*perform(state, post(state, 1 + i % 2, u"message"_s, QByteArray::number(i)), startMs + i));
        probe.log.append(messages);
    }
    const QTemporaryDir target;
    QProcess process;
    process.start(labchatProgram, {u"export"_s, u"--data"_s, folder.path(), u"--format"_s, u"package"_s, u"--out"_s, target.filePath(u"package"_s)});
    const auto all = [&target] { return QDir(target.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); };
    QTRY_VERIFY(!all().isEmpty());
    ::kill(pid_t(process.processId()), signal);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    // If it was faster, it is all there.
    QCOMPARE(all(), process.exitCode() == 0 ? QStringList{u"package"_s} : QStringList());
}

LABCHAT_TEST(tst_ProgramOutput, QCoreApplication)
#include "tst_programoutput.moc"
