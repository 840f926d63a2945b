// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"
#include "core/base/exacttext.h"
#include "exporttest.h"
#include "support/testprogram.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// What is exported, as programs read it that are not LabChat. Those that are not installed are named and left out; pandas and PSPP are in tst_exportcontainers.
class ForeignReadersTest final : public FreshExportTest {
    Q_OBJECT

private slots:
    void init();
    void sqliteReadsEveryText();
    void rReadsEveryText();
    void libreOfficeReadsEveryText();

private:
    [[nodiscard]] QString exportedFile(ExportFormat format, const QString &name) const;
    /// What a program prints.
    static QByteArray printed(const QString &program, const QStringList &arguments);
};

void ForeignReadersTest::init()
{
    beginAnew();
    Study study = smallStudy();
    study.pages.first().chats.first().limits = {10'000, 1000, 1000};
    SessionState state = begin(knownSession(1, u"abcdefgh"_s, study));
    for (qsizetype i = 0; i < hostileBodies().size(); ++i) {
        Event said = *perform(state, post(state, 1, u"placeholder"_s, QByteArray::number(i)), startMs + 1000 * i);
        said.body = hostileBodies().at(i); // also what the rules would not let through
        m_probe->log.append({said});
    }
    QVERIFY(m_probe->failures.isEmpty());
}

QString ForeignReadersTest::exportedFile(ExportFormat format, const QString &name) const
{
    const QString fileName = m_target->filePath(name);
    const auto summary = SqliteArchive(m_folder->path()).exportCsv({{}, format, fileName}).result();
    if (!summary)
        qWarning() << summary.error().text;
    return fileName;
}

QByteArray ForeignReadersTest::printed(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qWarning() << process.errorString() << process.readAllStandardError();
    return process.readAllStandardOutput();
}

void ForeignReadersTest::sqliteReadsEveryText()
{
    const QString sqlite = QStandardPaths::findExecutable(u"sqlite3"_s);
    if (sqlite.isEmpty())
        QSKIP("not run: the sqlite3 shell is not installed");
    const QString file = exportedFile(ExportFormat::Messages, u"messages.csv"_s);
    const QByteArray read = printed(sqlite, {u":memory:"_s, u".import --csv \"%1\" messages"_s.arg(file), u"SELECT hex(body) FROM messages ORDER BY CAST(seq AS INTEGER)"_s});
    QStringList bodies;
    for (const QByteArray &line : read.trimmed().split('\n'))
        bodies.append(exactText(QByteArray::fromHex(line)).value_or(QString()));
    QCOMPARE(bodies, hostileBodies());
}

/// R makes LF of each line break within a text; everything else is exact.
void ForeignReadersTest::rReadsEveryText()
{
    const QString r = QStandardPaths::findExecutable(u"Rscript"_s);
    if (r.isEmpty())
        QSKIP("not run: R is not installed");
    const QString file = exportedFile(ExportFormat::Messages, u"messages.csv"_s);
    const QList<QByteArray> lines = printed(r, {u"--vanilla"_s, QStringLiteral(LABCHAT_SOURCE_DIR "/tests/foreign/bodies.R"), file}).trimmed().split('\n');
    QCOMPARE(lines.size(), hostileBodies().size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(exactText(QByteArray::fromHex(lines.at(i))).value_or(QString()), QString(hostileBodies().at(i)).replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n'));
}

/// Its sheet "otree", written as CSV again. LibreOffice makes LF of CR LF.
void ForeignReadersTest::libreOfficeReadsEveryText()
{
    const QString office = QStandardPaths::findExecutable(u"soffice"_s);
    if (office.isEmpty())
        QSKIP("not run: LibreOffice is not installed");
    const QString file = exportedFile(ExportFormat::Workbook, u"log.xlsx"_s);
    // Of its filter: comma, quotation mark, UTF-8, from the first line, all texts quoted, every sheet into a file of its own.
    const QString filter = u"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"_s;
    printed(office, {u"-env:UserInstallation=file://%1/profile"_s.arg(m_target->path()), u"--headless"_s, u"--convert-to"_s, filter, u"--outdir"_s, m_target->path(), file});
    const auto records = readCsv(exactText(contentsOf(u"log-otree.csv"_s)).value_or(QString()));
    QVERIFY(records);
    QCOMPARE(records->size(), hostileBodies().size() + 1);
    for (qsizetype i = 0; i < hostileBodies().size(); ++i)
        QCOMPARE(records->at(i + 1).fields.at(5), QString(hostileBodies().at(i)).replace(u"\r\n"_s, u"\n"_s));
}

LABCHAT_TEST(ForeignReadersTest, QCoreApplication)
#include "tst_foreignreaders.moc"
