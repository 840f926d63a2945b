// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"
#include "core/base/exacttext.h"
#include "exporttest.h"
#include "store/export/verification.h"
#include "support/filesizelimit.h"
#include "support/testprogram.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDirIterator>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

#include <sys/stat.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Exports that are more than one table: JSON Lines, workbooks and data packages.
class ExportContainersTest final : public FreshExportTest {
    Q_OBJECT

private slots:
    void init();
    void writesAnObjectForEachEvent();
    void writesWorkbooksThatHaveEveryBody();
    void saysInTheWorkbookWhatItCannotHold();
    void writesAPackageWithEveryTable();
    void namesEachFileOfThePackage();
    void writesStatasFilesThatHaveEveryBody();
    void writesFilesThatPsppReads();
    void writesOtherTablesForStatistics();
    void writesEveryTableForPspp();
    void writesACorpusForConvoKit();
    void givesTheSameBytesEveryTime();
    void findsAPackageAsItWasWritten();
    void findsWhatWasChanged();
    void readsOnlyPlainFilesOfAPackage();
    void findsWhatTheLogDoesNotSay();
    void leavesWhatIsThere();
    void leavesNothingWhenItIsCancelled();
    void leavesNothingOnAFullDisk_data();
    void leavesNothingOnAFullDisk();

private:
    [[nodiscard]] Result<ExportSummary> written(ExportFormat format, const QString &name, const QString &session = {}) const;
    [[nodiscard]] QString pathOf(const QString &name) const { return m_target->filePath(name); }
    /// What a script of tests/foreign prints.
    [[nodiscard]] QJsonDocument read(const QString &script, const QStringList &arguments) const;
    /// The cells of a sheet, row by row, by the letters of columns.
    [[nodiscard]] QJsonArray sheetOf(const QString &workbook, const QString &sheet) const { return read(u"sheet.py"_s, {pathOf(workbook), sheet}).array(); }

    const QStringList &bodies = hostileBodies();
    SessionState m_state;
};

void ExportContainersTest::init()
{
    beginAnew();
    Study study = smallStudy();
    study.pages.first().chats.first().limits = {10'000, 1000, 1000};
    m_state = begin(knownSession(1, u"abcdefgh"_s, study));
    SessionState &state = m_state;
    keep(state, Arrive{1, u"seat_1"_s}, startMs);
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        Event said = *perform(state, post(state, 1, u"placeholder"_s, QByteArray::number(i)), startMs + 1000 * (i + 1));
        said.body = bodies.at(i); // also what the rules would not let through
        m_probe->log.append({said});
    }
    QVERIFY(m_probe->failures.isEmpty());
}

Result<ExportSummary> ExportContainersTest::written(ExportFormat format, const QString &name, const QString &session) const
{
    const auto summary = SqliteArchive(m_folder->path()).exportCsv({session.isEmpty() ? QStringList() : QStringList{session}, format, pathOf(name)}).result();
    if (!summary)
        qInfo() << summary.error().code << summary.error().text;
    return summary;
}

QJsonDocument ExportContainersTest::read(const QString &script, const QStringList &arguments) const
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, QStringList{QStringLiteral(LABCHAT_SOURCE_DIR "/tests/foreign/") + script} + arguments);
    if (!python.waitForFinished() || python.exitCode() != 0)
        qWarning() << python.readAllStandardError();
    return exactJson(python.readAllStandardOutput());
}

void ExportContainersTest::writesAnObjectForEachEvent()
{
    QCOMPARE(written(ExportFormat::JsonLines, u"log.jsonl"_s)->rows, bodies.size() + 2);
    const QList<QByteArray> lines = contentsOf(u"log.jsonl"_s).trimmed().split('\n');
    QCOMPARE(lines.size(), bodies.size() + 2);
    const QJsonObject arrived = exactJson(lines.at(1)).object();
    QCOMPARE(arrived[u"kind"_s], u"arrived"_s);
    QCOMPARE(arrived[u"seq"_s], 2);
    QCOMPARE(arrived[u"timestamp"_s], 1700000000.0);
    QCOMPARE(arrived[u"detail"_s][u"label"_s], u"seat_1"_s);
    QVERIFY(!arrived.contains(u"body"_s));
    for (qsizetype i = 0; i < bodies.size(); ++i)
        QCOMPARE(exactJson(lines.at(i + 2)).object()[u"body"_s].toString(), bodies.at(i));
}

void ExportContainersTest::writesWorkbooksThatHaveEveryBody()
{
    QVERIFY(written(ExportFormat::Workbook, u"log.xlsx"_s));
    const QJsonArray rows = sheetOf(u"log.xlsx"_s, u"otree"_s);
    QCOMPARE(rows.size(), bodies.size() + 1);
    QCOMPARE(rows.at(0)[u"F"_s], u"body"_s);
    for (qsizetype i = 0; i < bodies.size(); ++i)
        QCOMPARE(rows.at(i + 1)[u"F"_s].toString(), bodies.at(i));
    QCOMPARE(rows.at(1)[u"B"_s], 1); // numbers are numbers
    QCOMPARE(rows.at(1)[u"G"_s], 1700000001.0);
    for (const TableKind table : allTables)
        QVERIFY2(!sheetOf(u"log.xlsx"_s, dataTable(table).name).isEmpty(), qPrintable(QString(dataTable(table).name)));
    QVERIFY(sheetOf(u"log.xlsx"_s, u"codebook"_s).size() > 100);
}

void ExportContainersTest::saysInTheWorkbookWhatItCannotHold()
{
    SessionState state = begin(knownSession(2, u"longlong"_s, smallStudy()));
    Event said = *perform(state, post(state, 1, u"placeholder"_s, "1"), startMs);
    said.body = QString(40'000, u'y') + u"end"_s;
    m_probe->log.append({said});
    QVERIFY(written(ExportFormat::Workbook, u"log.xlsx"_s, u"longlong"_s));
    QCOMPARE(sheetOf(u"log.xlsx"_s, u"otree"_s).at(1)[u"F"_s].toString().size(), 32'767);
    const QJsonArray codebook = sheetOf(u"log.xlsx"_s, u"codebook"_s);
    QCOMPARE(codebook.at(codebook.size() - 1)[u"E"_s], u"otree, row 2, column body: cut off after 32,767 characters"_s);
}

void ExportContainersTest::writesAPackageWithEveryTable()
{
    QVERIFY(written(ExportFormat::Package, u"package"_s));
    for (const TableKind table : allTables) {
        const auto records = readCsv(QString::fromUtf8(contentsOf(u"package/data/%1.csv"_s.arg(dataTable(table).name))));
        QVERIFY(records && !records->isEmpty());
        QCOMPARE(records->at(0).fields, dataTable(table).columnNames());
    }
    QVERIFY(contentsOf(u"package/codebook.md"_s).contains("## Messages (`messages.csv`)"));
    const QJsonObject study = exactJson(contentsOf(u"package/studies/abcdefgh/group_chat.study.json"_s)).object();
    QCOMPARE(study[u"name"_s], u"group_chat"_s);
    const QJsonObject description = exactJson(contentsOf(u"package/datapackage.json"_s)).object();
    QCOMPARE(description[u"name"_s], u"labchat-abcdefgh"_s);
    QCOMPARE(description[u"resources"_s].toArray().size(), qsizetype(allTables.size()));
    QCOMPARE(description[u"resources"_s][0][u"path"_s], u"data/messages.csv"_s);
    QCOMPARE(description[u"resources"_s][0][u"schema"_s][u"fields"_s].toArray().size(), dataTable(TableKind::Messages).columns.size());
}

void ExportContainersTest::namesEachFileOfThePackage()
{
    QVERIFY(written(ExportFormat::Package, u"package"_s));
    const QJsonObject manifest = exactJson(contentsOf(u"package/manifest.json"_s)).object();
    QCOMPARE(manifest[u"sessions"_s][0][u"last_seq"_s], bodies.size() + 2);
    QCOMPARE(manifest[u"sessions"_s][0][u"events_by_kind"_s][u"message"_s], bodies.size());
    QCOMPARE(manifest[u"rows"_s][u"messages"_s], bodies.size());
    QSet<QString> named{u"manifest.json"_s, u"datapackage.json"_s};
    for (const QJsonValue &file : manifest[u"files"_s].toArray()) {
        const QString path = file[u"path"_s].toString();
        named.insert(path);
        const QByteArray contents = contentsOf(u"package/"_s + path);
        QCOMPARE(file[u"sha256"_s].toString(), QString::fromLatin1(QCryptographicHash::hash(contents, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(file[u"bytes"_s], contents.size());
    }
    const QDir package(pathOf(u"package"_s));
    for (QDirIterator each(package.path(), QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
        QVERIFY2(named.remove(package.relativeFilePath(each.next())), qPrintable(each.filePath()));
    QVERIFY(named.isEmpty());
}

/// Read by pandas, if it is there.
void ExportContainersTest::writesStatasFilesThatHaveEveryBody()
{
    QVERIFY(written(ExportFormat::Stata, u"log.dta"_s));
    QVERIFY(contentsOf(u"log.dta"_s).startsWith("<stata_dta><header><release>118</release>"));
    QProcess pandas;
    pandas.start(u"/usr/bin/python3"_s, {u"-c"_s, u"import pandas"_s});
    if (!pandas.waitForFinished() || pandas.exitCode() != 0)
        QSKIP("not run: pandas is not installed");
    const QJsonObject stata = read(u"stata.py"_s, {pathOf(u"log.dta"_s)}).object();
    const QJsonArray columns = stata[u"columns"_s].toArray(), rows = stata[u"rows"_s].toArray();
    QCOMPARE(columns, QJsonArray::fromStringList(dataTable(TableKind::Messages).columnNames()));
    QCOMPARE(stata[u"labels"_s][u"page_elapsed_s"_s], u"seconds since the author came to the page"_s);
    QCOMPARE(rows.size(), bodies.size());
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        QCOMPARE(rows.at(i)[columns.toVariantList().indexOf(u"body"_s)].toString(), bodies.at(i));
        QCOMPARE(rows.at(i)[columns.toVariantList().indexOf(u"seq"_s)], i + 3);
        QVERIFY(rows.at(i)[columns.toVariantList().indexOf(u"first_displayed_timestamp"_s)].isNull());
    }
}

/// Of PSPP, if it is there. Its CSV has spaces at the ends of texts taken away, as SPSS pads them.
void ExportContainersTest::writesFilesThatPsppReads()
{
    QVERIFY(written(ExportFormat::Spss, u"log.sav"_s));
    QVERIFY(contentsOf(u"log.sav"_s).startsWith("$FL2"));
    const QString pspp = QStandardPaths::findExecutable(u"pspp-convert"_s);
    if (pspp.isEmpty())
        QSKIP("not run: PSPP is not installed");
    QProcess convert;
    convert.start(pspp, {pathOf(u"log.sav"_s), pathOf(u"log.csv"_s)});
    QVERIFY(convert.waitForFinished());
    QVERIFY2(convert.exitCode() == 0, convert.readAllStandardError());
    QString csv = exactText(contentsOf(u"log.csv"_s)).value_or(QString());
    csv.replace(u"\r\n"_s, u"\n"_s);
    for (QString body : bodies) {
        body.replace(u"\r\n"_s, u"\n"_s).replace(u"\""_s, u"\"\""_s);
        while (body.endsWith(u' '))
            body.chop(1);
        QVERIFY2(csv.contains(body), qPrintable(body));
    }
}

void ExportContainersTest::writesOtherTablesForStatistics()
{
    const SqliteArchive archive(m_folder->path());
    const auto summary = archive.exportCsv({{}, ExportFormat::Spss, pathOf(u"people.sav"_s), TableKind::Participants}).result();
    QVERIFY(summary);
    QCOMPARE(summary->rows, 2);
    const auto none = archive.exportCsv({{}, ExportFormat::Stata, pathOf(u"none.dta"_s), TableKind::Actions}).result();
    QVERIFY(none);
    QCOMPARE(none->rows, 0);
}

/// Also those whose values are longer than SPSS's short texts.
void ExportContainersTest::writesEveryTableForPspp()
{
    const QString pspp = QStandardPaths::findExecutable(u"pspp-convert"_s);
    if (pspp.isEmpty())
        QSKIP("not run: PSPP is not installed");
    keep(m_state, Moderate{SetHidden{1, m_state.lastSeq(), true}, {u"Ada"_s, u"why"_s, u"text"_s, 0}}, startMs + 100'000);
    for (const TableKind table : allTables) {
        QVERIFY(SqliteArchive(m_folder->path()).exportCsv({{}, ExportFormat::Spss, pathOf(u"table.sav"_s), table}).result());
        QProcess convert;
        convert.start(pspp, {pathOf(u"table.sav"_s), pathOf(u"table.csv"_s)});
        QVERIFY(convert.waitForFinished());
        QVERIFY2(convert.exitCode() == 0, convert.readAllStandardError());
        QVERIFY2(contentsOf(u"table.csv"_s).startsWith(dataTable(table).columnNames().join(u',').toUtf8()), contentsOf(u"table.csv"_s).left(1000));
    }
}

void ExportContainersTest::writesACorpusForConvoKit()
{
    QVERIFY(written(ExportFormat::ConvoKit, u"corpus"_s));
    const QList<QByteArray> lines = contentsOf(u"corpus/utterances.jsonl"_s).trimmed().split('\n');
    QCOMPARE(lines.size(), bodies.size());
    QString before;
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        const QJsonObject utterance = exactJson(lines.at(i)).object();
        QCOMPARE(utterance[u"text"_s].toString(), bodies.at(i));
        QCOMPARE(utterance[u"speaker"_s], u"abcdefgh-abp00001"_s);
        QCOMPARE(utterance[u"conversation_id"_s], u"abcdefgh-3"_s);
        QCOMPARE(utterance[u"reply-to"_s].toString(), before);
        QCOMPARE(utterance[u"timestamp"_s].toDouble(), 1700000001.0 + double(i));
        before = utterance[u"id"_s].toString();
    }
    const QJsonObject speakers = exactJson(contentsOf(u"corpus/speakers.json"_s)).object();
    QCOMPARE(speakers[u"abcdefgh-abp00001"_s][u"meta"_s][u"participant_label"_s], u"seat_1"_s);
    const QJsonObject conversations = exactJson(contentsOf(u"corpus/conversations.json"_s)).object();
    QCOMPARE(conversations[u"abcdefgh-3"_s][u"meta"_s][u"channel"_s], u"1-group_chat-1"_s);
    const QJsonObject index = exactJson(contentsOf(u"corpus/index.json"_s)).object();
    for (const QString &key : {u"utterances-index"_s, u"speakers-index"_s, u"conversations-index"_s, u"overall-index"_s, u"version"_s})
        QVERIFY2(index.contains(key), qPrintable(key));
    QCOMPARE(contentsOf(u"corpus/corpus.json"_s), QByteArray("{}"));
}

void ExportContainersTest::givesTheSameBytesEveryTime()
{
    for (const ExportFormat format : {ExportFormat::JsonLines, ExportFormat::Workbook, ExportFormat::Stata, ExportFormat::Spss, ExportFormat::ConvoKit, ExportFormat::Package}) {
        QVERIFY(written(format, u"one.zip"_s));
        QVERIFY(written(format, u"two.zip"_s));
        QVERIFY2(contentsOf(u"one.zip"_s) == contentsOf(u"two.zip"_s), qPrintable(QString(infoOf(format).name)));
    }
}

void ExportContainersTest::findsAPackageAsItWasWritten()
{
    QVERIFY(written(ExportFormat::Package, u"package"_s));
    const auto alone = verifyExport(pathOf(u"package"_s), {});
    QVERIFY(alone);
    QCOMPARE(alone->problems, QStringList());
    QVERIFY(alone->files >= int(allTables.size()) + 2);
    // The session goes on: another message, and one that is hidden now.
    m_probe->log.append({*perform(m_state, post(m_state, 2, u"later"_s, "l"), startMs + 100'000)});
    m_probe->log.append({*perform(m_state, Moderate{SetHidden{1, 3, true}, {u"Ada"_s, {}, {}, 0}}, startMs + 101'000)});
    const auto withLog = verifyExport(pathOf(u"package"_s), m_folder->path());
    QVERIFY(withLog);
    QCOMPARE(withLog->problems, QStringList());
    QCOMPARE(withLog->sessions, 1);
    QCOMPARE(withLog->events, bodies.size() + 2);
}

void ExportContainersTest::findsWhatWasChanged()
{
    QVERIFY(written(ExportFormat::Package, u"package"_s));
    QFile changed(pathOf(u"package/data/messages.csv"_s));
    QVERIFY(changed.open(QIODevice::Append) && changed.write("\n") == 1);
    changed.close();
    QVERIFY(QFile::remove(pathOf(u"package/codebook.md"_s)));
    QFile added(pathOf(u"package/notes.txt"_s));
    QVERIFY(added.open(QIODevice::WriteOnly));
    const auto found = verifyExport(pathOf(u"package"_s), {});
    QVERIFY(found);
    QCOMPARE(found->problems, (QStringList{u"codebook.md is missing, or cannot be read."_s, u"data/messages.csv was changed."_s, u"notes.txt is not in the manifest."_s}));
    QCOMPARE(verifyExport(m_target->path(), {}).error().code, u"not_a_package"_s);
}

/// However the folder is named, and whatever lies in it.
void ExportContainersTest::readsOnlyPlainFilesOfAPackage()
{
    QVERIFY(written(ExportFormat::Package, u"package"_s));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_target->path()));
    for (const QString &name : {u"package"_s, u"./package/"_s, u"../%1/package"_s.arg(QDir(m_target->path()).dirName())})
        QCOMPARE(verifyExport(name, {})->problems, QStringList());
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(QFile::rename(pathOf(u"package/codebook.md"_s), pathOf(u"elsewhere.md"_s)));
    QVERIFY(QFile::link(pathOf(u"elsewhere.md"_s), pathOf(u"package/codebook.md"_s)));
    QCOMPARE(mkfifo(QFile::encodeName(pathOf(u"package/pipe"_s)).constData(), 0600), 0);
    QCOMPARE(verifyExport(pathOf(u"package"_s), {})->problems, (QStringList{u"codebook.md is missing, or cannot be read."_s, u"pipe is not in the manifest."_s}));
    QVERIFY(QFile::remove(pathOf(u"package/manifest.json"_s)));
    QVERIFY(QFile::link(u"/dev/zero"_s, pathOf(u"package/manifest.json"_s)));
    QCOMPARE(verifyExport(pathOf(u"package"_s), {}).error().code, u"not_a_package"_s);
}

/// Somebody has changed a table, and the manifest with it.
void ExportContainersTest::findsWhatTheLogDoesNotSay()
{
    QVERIFY(written(ExportFormat::Package, u"package"_s));
    const QByteArray before = contentsOf(u"package/data/messages.csv"_s);
    const QByteArray after = QByteArray(before).replace("plain", "plane");
    const auto sum = [](const QByteArray &contents) { return QCryptographicHash::hash(contents, QCryptographicHash::Sha256).toHex(); };
    const QByteArray manifest = contentsOf(u"package/manifest.json"_s).replace(sum(before), sum(after));
    for (const auto &[name, contents] : {std::pair(u"package/data/messages.csv"_s, after), std::pair(u"package/manifest.json"_s, manifest)}) {
        QFile file(pathOf(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
    }
    QCOMPARE(verifyExport(pathOf(u"package"_s), {})->problems, QStringList());
    QCOMPARE(verifyExport(pathOf(u"package"_s), m_folder->path())->problems, QStringList{u"data/messages.csv is not what the log says."_s});
    // A study that was changed, and a manifest that says something else of the session.
    for (const auto &[name, old, changed] : {std::tuple(u"studies/abcdefgh/group_chat.study.json"_s, QByteArray("Buyer"), QByteArray("Bayer")),
                                             std::tuple(u"manifest.json"_s, QByteArray("\"message\": 17"), QByteArray("\"message\": 18"))}) {
        const QString copy = QString(name).section(u'.', 0, 0).section(u'/', -1);
        QVERIFY(written(ExportFormat::Package, copy));
        const QByteArray whole = contentsOf(copy + u'/' + name), other = QByteArray(whole).replace(old, changed);
        QVERIFY(whole != other);
        for (const QString &path : {name, u"manifest.json"_s}) {
            QByteArray contents = contentsOf(copy + u'/' + path);
            contents.replace(sum(whole), sum(other)).replace(old, changed);
            QFile file(pathOf(copy + u'/' + path));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
        }
        const QStringList problems = verifyExport(pathOf(copy), m_folder->path())->problems;
        QVERIFY2(problems.contains(name + u" is not what the log says."_s), qPrintable(problems.join(u'\n')));
    }
    const QTemporaryDir other;
    const LogProbe probe(other.path());
    QCOMPARE(verifyExport(pathOf(u"package"_s), other.path())->problems, QStringList{u"The log has no session “abcdefgh”."_s});
}

void ExportContainersTest::leavesWhatIsThere()
{
    QVERIFY(QDir(m_target->path()).mkpath(u"package/mine"_s));
    QCOMPARE(written(ExportFormat::Package, u"package"_s).error().code, u"exists"_s);
    QCOMPARE(namesInTarget(), QStringList{u"package"_s});
    QVERIFY(QDir(pathOf(u"package/mine"_s)).exists());
    QVERIFY(QDir(m_target->path()).mkpath(u"empty"_s));
    QVERIFY(QFile::link(pathOf(u"empty"_s), pathOf(u"link"_s)));
    QCOMPARE(written(ExportFormat::Package, u"link"_s).error().code, u"exists"_s);
    QVERIFY(written(ExportFormat::Package, u"empty/"_s));
    QVERIFY(written(ExportFormat::ConvoKit, u"new/"_s));
    QVERIFY(QFile::exists(pathOf(u"new/utterances.jsonl"_s)));
    QCOMPARE(written(ExportFormat::Package, u"nowhere/package"_s).error().code, u"not_written"_s);
    QCOMPARE(written(ExportFormat::Workbook, u"nowhere/log.xlsx"_s).error().code, u"not_written"_s);
}

void ExportContainersTest::leavesNothingWhenItIsCancelled()
{
    for (const ExportFormat format : {ExportFormat::JsonLines, ExportFormat::Workbook, ExportFormat::Stata, ExportFormat::Spss, ExportFormat::ConvoKit, ExportFormat::Package})
        cancelInTime(format, u"cancelled"_s);
}

void ExportContainersTest::leavesNothingOnAFullDisk_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const QString &name : exportFormatNames())
        QTest::newRow(qPrintable(name)) << *exportFormatByName(name);
}

/// A full disk is imitated by a limit on the size of files, which ends the export ever later.
void ExportContainersTest::leavesNothingOnAFullDisk()
{
    QFETCH(const ExportFormat, format);
    QCOMPARE(namesInTarget(), QStringList());
    int failures = 0;
    for (rlim_t room = 40; failures < 30; room *= 2) {
        Result<ExportSummary> summary;
        {
            const FileSizeLimit limit(room);
            summary = SqliteArchive(m_folder->path()).exportCsv({{}, format, pathOf(u"export.zip"_s)}).result();
        }
        if (summary)
            break;
        QCOMPARE(summary.error().code, u"not_written"_s);
        QCOMPARE(namesInTarget(), QStringList());
        ++failures;
    }
    QVERIFY(failures > 0 && failures < 30);
}

LABCHAT_TEST(ExportContainersTest, QCoreApplication)
#include "tst_exportcontainers.moc"
