// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "httpclient.h"
#include "labprocess.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtNetwork/QTcpServer>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtTest/QtTest>

#include <csignal>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {


} // namespace

/// The program as scripts use it: options, JSON lines, exit codes 0, 1 and 2, and one line with the error.
class tst_Commandline final : public QObject {
    Q_OBJECT

private slots:
    void explainsItself_data();
    void explainsItself();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void checksAStudy();
    void explainsTheMistakesOfAStudy();
    void warnsOfATicketThatItsKeyDoesNotAllow();
    void reportsWhereItListens();
    void takesUpItsSessionAgain();
    void servesARoomWithLabels();
    void printsSecureLinksAndKeepsThem();
    void printsALinkToAllParticipantsAtOnce();
    void reportsThatAPageWasRefused();
    void saysWhichDataDirectoryItUses();
    void refusesALabelFileThatIsNone_data();
    void refusesALabelFileThatIsNone();
    void keepsTryingToSaveARoom();
    void fails_data();
    void fails();
    void reportsWhichPortIsInUse();
    void reportsWhoUsesTheDataDirectory();
    void reportsThatTheDataDirectoryCannotBeMade();
    void stopsInOrder_data();
    void stopsInOrder();
};

void tst_Commandline::explainsItself_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("help") << QStringList{u"--help"_s} << "labchat serve"_ba;
    QTest::newRow("help of serve") << QStringList{u"serve"_s, u"--help"_s} << "--participants"_ba;
    QTest::newRow("help of export") << QStringList{u"export"_s, u"--help"_s} << "--format"_ba;
    QTest::newRow("help of check") << QStringList{u"check"_s, u"--help"_s} << "FILE"_ba;
    QTest::newRow("version") << QStringList{u"--version"_s} << LABCHAT_VERSION ""_ba;
}

void tst_Commandline::explainsItself()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    const ProgramRun run = runProgram(labchatProgram, arguments);
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.output.contains(word), run.output.constData());
    QCOMPARE(run.errorOutput, QByteArray());
}

void tst_Commandline::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown command") << QStringList{u"sing"_s};
    QTest::newRow("unknown option") << QStringList{u"serve"_s, u"--loud"_s};
    QTest::newRow("too much") << QStringList{u"serve"_s, u"now"_s};
    QTest::newRow("port too high") << QStringList{u"serve"_s, u"--port"_s, u"65536"_s};
    QTest::newRow("port in words") << QStringList{u"serve"_s, u"--port"_s, u"http"_s};
    QTest::newRow("participants without study") << QStringList{u"serve"_s, u"--participants"_s, u"4"_s};
    QTest::newRow("no participants") << QStringList{u"serve"_s, u"--study"_s, u"group_chat"_s, u"--participants"_s, u"0"_s};
    QTest::newRow("labels without room") << QStringList{u"serve"_s, u"--labels"_s, u"seats.txt"_s};
    QTest::newRow("secure links without labels") << QStringList{u"serve"_s, u"--room"_s, u"lab1"_s, u"--secure-links"_s};
    QTest::newRow("a room with a space") << QStringList{u"serve"_s, u"--room"_s, u"lab 1"_s};
    QTest::newRow("format") << QStringList{u"export"_s, u"--format"_s, u"xml"_s};
    QTest::newRow("a certificate without its key") << QStringList{u"serve"_s, u"--certificate"_s, u"server.crt"_s};
    QTest::newRow("a proxy that is no address") << QStringList{u"serve"_s, u"--trusted-proxy"_s, u"proxy"_s};
    QTest::newRow("a base that is no address") << QStringList{u"serve"_s, u"--base-url"_s, u"lab.example"_s};
    QTest::newRow("oTree's database without its secret") << QStringList{u"serve"_s, u"--otree-database"_s, u"postgresql://u:p@host/db"_s};
    QTest::newRow("a frame that is no origin") << QStringList{u"serve"_s, u"--allow-frame"_s, u"*"_s};
    QTest::newRow("a key for no session") << QStringList{u"key"_s, u"make"_s, u"x"_s, u"--session"_s, QString()};
    QTest::newRow("to revoke a ticket without its id") << QStringList{u"key"_s, u"revoke"_s, u"x"_s, u"--ticket"_s, QString()};
    QTest::newRow("to close no session") << QStringList{u"key"_s, u"close"_s};
    QTest::newRow("nothing to check") << QStringList{u"check"_s};
    QTest::newRow("value missing") << QStringList{u"export"_s, u"--data"_s};
}

void tst_Commandline::refusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    const ProgramRun run = runProgram(labchatProgram, arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY(run.errorOutput.startsWith("labchat: "));
}

void tst_Commandline::checksAStudy()
{
    const QTemporaryDir folder;
    for (const QString &study : {u"group_chat"_s, writeTalkativeStudy(folder.path(), 8, 4)}) {
        const ProgramRun run = runProgram(labchatProgram, {u"check"_s, study});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.errorOutput, QByteArray());
    }
}

void tst_Commandline::explainsTheMistakesOfAStudy()
{
    const QTemporaryDir folder;
    const QString bad = writeFile(folder.filePath(u"bad.study.json"_s),
                                  R"({"name":"bad","num_participants":4,"pages":[{"name":"a","chats":[{"nam":"b"},{"name":"c","limits":{"burst":0}}]}]})");
    const ProgramRun run = runProgram(labchatProgram, {u"check"_s, bad});
    QCOMPARE(run.exitCode, 1);
    for (const char *place : {":1:67: /pages/0/chats/0/nam: ", ":1:100: /pages/0/chats/1/limits/burst: "})
        QVERIFY2(run.errorOutput.contains(QByteArray(bad.toUtf8() + place)), run.errorOutput.constData());
    const QString illegal = writeFile(folder.filePath(u"illegal.study.json"_s),
                                      "{\"name\": \"s\", \"num_participants\": 4, \"pages\": [{\"name\": \"a\",\n"
                                      "  \"chats\": [{\"name\": \"b\",\n    \"channel\": \"{{group.id}} {{player.id_in_group}}\"}]}]}");
    const ProgramRun channel = runProgram(labchatProgram, {u"check"_s, illegal});
    QVERIFY2(channel.errorOutput.startsWith(QByteArray(illegal.toUtf8() + ":3:5: /pages/0/chats/0/channel: ")), channel.errorOutput.constData());
    QCOMPARE(runProgram(labchatProgram, {u"check"_s, folder.filePath(u"none.json"_s)}).exitCode, 1);
    QCOMPARE(runProgram(labchatProgram, {u"check"_s, writeFile(folder.filePath(u"text.json"_s), "no JSON")}).exitCode, 1);
}

void tst_Commandline::warnsOfATicketThatItsKeyDoesNotAllow()
{
    const QTemporaryDir folder;
    QCOMPARE(runProgram(labchatProgram, {u"key"_s, u"make"_s, u"lab"_s, u"--session"_s, u"hl"_s, u"--data"_s, folder.path()}).exitCode, 0);
    const auto ticket = [&](const QString &session) {
        return runProgram(labchatProgram, {u"ticket"_s, u"--key"_s, u"lab"_s, u"--session"_s, session, u"--channel"_s, u"1"_s, u"--nickname"_s, u"A"_s, u"--data"_s, folder.path()});
    };
    const ProgramRun allowed = ticket(u"hl"_s);
    QCOMPARE(allowed.errorOutput, QByteArray());
    const ProgramRun other = ticket(u"other"_s);
    QCOMPARE(other.exitCode, 0);
    QCOMPARE(other.output.count('.'), 2);
    for (const char *word : {"warning: ", "“lab”", "“other”", "hl"})
        QVERIFY2(other.errorOutput.contains(word), other.errorOutput.constData());
}

void tst_Commandline::reportsWhereItListens()
{
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY2(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s, u"--participants"_s, u"12"_s}), lab.errorOutput.constData());
    const QJsonObject session = lab.session();
    QCOMPARE(lab.lines.size(), 2);
    QCOMPARE(lab.lines.at(0).value("event"_L1).toString(), u"listening"_s);
    QCOMPARE(lab.lines.at(0).value("url"_L1).toString(), u"http://127.0.0.1:%1"_s.arg(lab.port()));
    QCOMPARE(session.value("code"_L1).toString().size(), 8);
    QCOMPARE(session.value("study"_L1).toString(), u"group_chat"_s);
    QCOMPARE(session.value("participant_links"_L1).toArray().size(), 12);
    for (const QJsonValue &link : session.value("participant_links"_L1).toArray())
        QCOMPARE(get(lab.port(), QUrl(link.toString()).path()).status, 200);
    const QUrl wide(session.value("session_link"_L1).toString());
    QCOMPARE(wide.path(), u"/join/"_s + session.value("code"_L1).toString());
    QCOMPARE(get(lab.port(), wide.path()).status, 200);
    QCOMPARE(lab.terminate(), 0);
    QCOMPARE(lab.errorOutput, QByteArray());
}

void tst_Commandline::takesUpItsSessionAgain()
{
    const QTemporaryDir folder;
    const QStringList study{u"--study"_s, u"group_chat"_s};
    LabProcess lab(labchatProgram);
    QVERIFY(lab.serve(folder.path(), 0, study));
    const QJsonObject first = lab.session();
    QCOMPARE(lab.terminate(), 0);
    QVERIFY(lab.serve(folder.path(), 0, study));
    QCOMPARE(lab.session().value("code"_L1), first.value("code"_L1));
    QCOMPARE(lab.session().value("resumed"_L1).toBool(), true);
    QCOMPARE(lab.terminate(), 0);
    QCOMPARE(lab.lines.size(), 2);
    QVERIFY(lab.serve(folder.path(), 0)); // even without the option
    QCOMPARE(lab.session().value("code"_L1), first.value("code"_L1));
}

void tst_Commandline::servesARoomWithLabels()
{
    const QTemporaryDir folder;
    const QString labels = writeFile(folder.filePath(u"seats.txt"_s), "\xef\xbb\xbfseat_1\r\nseat_2\r\nseat_3\nseat_1\n");
    LabProcess lab(labchatProgram);
    QVERIFY2(lab.serve(folder.filePath(u"data"_s), 0, {u"--study"_s, u"group_chat"_s, u"--room"_s, u"lab1"_s, u"--labels"_s, labels}),
             lab.errorOutput.constData());
    const QUrl room(lab.session().value("room_link"_L1).toString());
    QCOMPARE(room.path(), u"/room/lab1"_s);
    QCOMPARE(get(lab.port(), u"/room/lab1?participant_label=seat_3"_s).status, 200);
    QCOMPARE(get(lab.port(), u"/room/lab1?participant_label=seat_4"_s).status, 404);
    ChatClient client(lab.socketUrl(), enter(lab.socketUrl(), {{u"room"_s, u"lab1"_s}, {u"label"_s, u"seat_3"_s}}));
    QVERIFY(client.join());
    QCOMPARE(client.lastOf(u"welcome"_s).value("participant"_L1).toObject().value("label"_L1).toString(), u"seat_3"_s);
    QCOMPARE(lab.terminate(), 0);
    LabProcess again(labchatProgram); // a room does not become open to everybody by this
    QVERIFY(again.serve(folder.filePath(u"data"_s), 0, {u"--study"_s, u"group_chat"_s, u"--room"_s, u"lab1"_s}));
    (void)again.session();
    QCOMPARE(get(again.port(), u"/room/lab1?participant_label=seat_4"_s).status, 404);
    QVERIFY(get(again.port(), u"/room/lab1"_s).body.contains("name=\"participant_label\""));
}

void tst_Commandline::printsALinkToAllParticipantsAtOnce()
{
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY2(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}), lab.errorOutput.constData());
    const QUrl link(lab.session().value("split_link"_L1).toString());
    const QByteArray host = "Host: " + link.authority().toLatin1() + "\r\nConnection: keep-alive\r\n";
    QCOMPARE(get(lab.port(), link.path() + u'?' + link.query(), host).status, 200);
    QCOMPARE(get(lab.port(), link.path(), host).status, 404);
}

void tst_Commandline::reportsThatAPageWasRefused()
{
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY2(lab.serve(folder.path(), 0), lab.errorOutput.constData());
    QCOMPARE(get(lab.port(), u"/ws"_s, "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                       "Sec-WebSocket-Version: 13\r\nOrigin: https://chat.example\r\n").status, 403);
    QTRY_VERIFY(!lab.lineOf(u"socket_refused"_s).isEmpty());
    const QJsonObject line = lab.lineOf(u"socket_refused"_s);
    QCOMPARE(line.value("reason"_L1).toString(), u"origin"_s);
    QCOMPARE(line.value("origin"_L1).toString(), u"https://chat.example"_s);
    QCOMPARE(line.value("host"_L1).toString(), u"lab.example:8000"_s);
    QCOMPARE(line.value("times"_L1).toInt(), 1);
}

/// A key in another directory than the server's is no key.
void tst_Commandline::saysWhichDataDirectoryItUses()
{
    const QTemporaryDir home, data;
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    const QStringList ticket{u"ticket"_s, u"--session"_s, u"pilot"_s, u"--channel"_s, u"1"_s, u"--nickname"_s, u"P"_s};
    for (const QStringList &command : {QStringList{u"key"_s, u"make"_s, u"lab"_s}, QStringList{u"key"_s, u"open"_s, u"pilot"_s}, ticket}) {
        const ProgramRun run = runProgram(labchatProgram, command);
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.errorOutput.startsWith("labchat: ") && run.errorOutput.contains(home.path().toUtf8()), run.errorOutput.constData());
        const ProgramRun given = runProgram(labchatProgram, command + QStringList{u"--data"_s, data.path()});
        QCOMPARE(given.exitCode, 0);
        QCOMPARE(given.errorOutput, QByteArray());
    }
    before.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", before);
}

void tst_Commandline::printsSecureLinksAndKeepsThem()
{
    const QTemporaryDir folder;
    const QStringList arguments{u"--study"_s, u"group_chat"_s, u"--room"_s, u"lab1"_s, u"--labels"_s,
                                writeFile(folder.filePath(u"seats.txt"_s), "seat_1\nseat_2")};
    QJsonArray links;
    for (const bool isFirst : {true, false}) { // the room stays secure, even without the option
        LabProcess lab(labchatProgram);
        QVERIFY2(lab.serve(folder.filePath(u"data"_s), 0, isFirst ? arguments + QStringList{u"--secure-links"_s} : arguments), lab.errorOutput.constData());
        QTRY_VERIFY(!lab.lineOf(u"room"_s).isEmpty());
        (void)lab.session();
        const QJsonObject room = lab.lineOf(u"room"_s);
        QCOMPARE(room.value("name"_L1).toString(), u"lab1"_s);
        const QJsonArray reported = room.value("label_links"_L1).toArray();
        QCOMPARE(reported.size(), 2);
        QCOMPARE(reported.at(1).toObject().value("label"_L1).toString(), u"seat_2"_s);
        const QUrl link(reported.at(1).toObject().value("link"_L1).toString());
        QVERIFY(links.isEmpty() || QUrl(links.at(1).toObject().value("link"_L1).toString()).query() == link.query());
        QCOMPARE(get(lab.port(), link.path() + u'?' + link.query()).status, 200);
        QCOMPARE(get(lab.port(), u"/room/lab1?participant_label=seat_2"_s).status, 404);
        links = reported;
        QCOMPARE(lab.terminate(), 0);
    }
}

void tst_Commandline::refusesALabelFileThatIsNone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("empty") << "\n \n"_ba << "contains no label"_ba;
    QTest::newRow("a space") << "PC 1\nPC 2\n"_ba << "Line 1"_ba;
    QTest::newRow("a heading") << "label\nPC_1\n"_ba << "heading"_ba;
    QTest::newRow("Latin-1") << "PC_1\nPl\xe4tze\n"_ba << "Line 2"_ba;
}

void tst_Commandline::refusesALabelFileThatIsNone()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, word);
    const QTemporaryDir folder;
    const QStringList arguments{u"serve"_s, u"--data"_s, folder.filePath(u"data"_s), u"--port"_s, u"0"_s, u"--room"_s, u"lab1"_s,
                                u"--labels"_s, writeFile(folder.filePath(u"seats.txt"_s), content)};
    for (const QStringList &options : {arguments, arguments + QStringList{u"--secure-links"_s}}) {
        const ProgramRun run = runProgram(labchatProgram, options);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.output, QByteArray());
        QVERIFY2(run.errorOutput.startsWith("labchat: ") && run.errorOutput.contains(word), run.errorOutput.constData());
        QCOMPARE(run.errorOutput.count('\n'), 1);
    }
}

void tst_Commandline::keepsTryingToSaveARoom()
{
    const QTemporaryDir folder;
    {
        LabProcess lab(labchatProgram);
        QVERIFY2(lab.serve(folder.path(), 0), lab.errorOutput.constData()); // makes the log
    }
    const auto sql = [&folder](const QString &statement) {
        QSqlDatabase log = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        log.setDatabaseName(folder.filePath(u"labchat.sqlite"_s));
        const bool done = log.open() && QSqlQuery(log).exec(statement);
        log = {};
        QSqlDatabase::removeDatabase(u"test"_s);
        return done;
    };
    QVERIFY(sql(u"CREATE TRIGGER no_room BEFORE INSERT ON room BEGIN SELECT RAISE (ABORT, 'no room today'); END"_s));
    LabProcess lab(labchatProgram);
    QVERIFY2(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s, u"--room"_s, u"lab1"_s}), lab.errorOutput.constData());
    QTRY_VERIFY(!lab.lineOf(u"room_failed"_s).isEmpty());
    QVERIFY(lab.lineOf(u"room_failed"_s).value("text"_L1).toString().contains("no room today"_L1));
    QVERIFY(sql(u"DROP TRIGGER no_room"_s));
    QVERIFY(!lab.session().isEmpty());
    QCOMPARE(lab.exitCode(), -1);
}

void tst_Commandline::fails_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("no such study") << QStringList{u"serve"_s, u"--study"_s, u"poker"_s} << "poker"_ba;
    QTest::newRow("numbers that do not fit") << QStringList{u"serve"_s, u"--study"_s, u"group_chat"_s, u"--participants"_s, u"7"_s} << "7"_ba;
    QTest::newRow("no such labels") << QStringList{u"serve"_s, u"--room"_s, u"lab1"_s, u"--labels"_s, u"/nowhere/seats.txt"_s} << "/nowhere/seats.txt"_ba;
    QTest::newRow("no such address") << QStringList{u"serve"_s, u"--bind"_s, u"somewhere"_s} << "somewhere"_ba;
    QTest::newRow("nothing to export") << QStringList{u"export"_s} << "--data"_ba;
}

void tst_Commandline::fails()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    const QTemporaryDir folder;
    arguments << u"--data"_s << folder.filePath(u"data"_s);
    if (arguments.constFirst() == u"serve")
        arguments << u"--port"_s << u"0"_s;
    const ProgramRun run = runProgram(labchatProgram, arguments);
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output, QByteArray());
    QVERIFY(run.errorOutput.startsWith("labchat: "));
    QVERIFY2(run.errorOutput.contains(word), run.errorOutput.constData());
    QCOMPARE(run.errorOutput.count('\n'), 1);
}

void tst_Commandline::reportsWhichPortIsInUse()
{
    const QTemporaryDir folder;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    const QString port = QString::number(other.serverPort());
    const ProgramRun run = runProgram(labchatProgram, {u"serve"_s, u"--data"_s, folder.path(), u"--bind"_s, u"127.0.0.1"_s, u"--port"_s, port});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errorOutput.contains(port.toUtf8()), run.errorOutput.constData());
    QVERIFY(run.errorOutput.contains("--port"));
    QCOMPARE(run.errorOutput.count('\n'), 1);
}

void tst_Commandline::reportsWhoUsesTheDataDirectory()
{
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}));
    const ProgramRun second = runProgram(labchatProgram, {u"serve"_s, u"--data"_s, folder.path(), u"--port"_s, u"0"_s});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.errorOutput.contains(QByteArray::number(lab.processId())), second.errorOutput.constData());
    QCOMPARE(get(lab.port(), u"/healthz"_s).status, 200);
    lab.kill(); // a dead process does not keep it
    QVERIFY2(lab.serve(folder.path(), 0), lab.errorOutput.constData());
}

void tst_Commandline::reportsThatTheDataDirectoryCannotBeMade()
{
    const QTemporaryDir folder;
    const QString inAFile = writeFile(folder.filePath(u"file"_s), "not a folder") + u"/data"_s; // not even root can do this
    const ProgramRun run = runProgram(labchatProgram, {u"serve"_s, u"--data"_s, inAFile, u"--port"_s, u"0"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errorOutput.contains(inAFile.toUtf8()), run.errorOutput.constData());
    QCOMPARE(run.errorOutput.count('\n'), 1);
}

void tst_Commandline::stopsInOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void tst_Commandline::stopsInOrder()
{
    QFETCH(int, signal);
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY(lab.serve(folder.path(), 0, {u"--study"_s, u"group_chat"_s}));
    ChatClient client(lab.socketUrl(), ticketOf(lab.session().value("participant_links"_L1).toArray().at(0)));
    QVERIFY(client.join());
    QStringList said;
    for (int i = 0; i < 5; ++i) {
        said.append(QString::number(i));
        (void)client.post(said.constLast());
    }
    client.socket().flush();
    ::kill(pid_t(lab.processId()), signal);
    QTRY_COMPARE(client.closeCode, int(QWebSocketProtocol::CloseCodeGoingAway));
    QCOMPARE(client.lastOf(u"bye"_s).value("code"_L1).toString(), u"shutting_down"_s);
    QTRY_COMPARE(lab.processId(), 0);
    QCOMPARE(lab.exitCode(), 0);
    // Only messages that were acknowledged are there, without gaps.
    const ProgramRun run = runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.path()});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(parseCsv(run.output).size() - 1, client.messages.size());
}

LABCHAT_TEST(tst_Commandline, QCoreApplication)
#include "tst_commandline.moc"
