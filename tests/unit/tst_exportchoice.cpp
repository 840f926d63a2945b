// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"
#include "core/exportarguments.h"
#include "store/export/dialectwriter.h"
#include "store/export/verification.h"
#include "support/fakeothersystem.h"
#include "support/testprogram.h"
#include "unit/exporttest.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDirIterator>

using namespace LabChat;
using namespace LabChat::Testing;

/// Which rows an export has, in which form, and what it says of people.
class ExportChoiceTest final : public ExportTest {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void choosesMessages_data();
    void choosesMessages();
    void choosesPeopleAndChannels();
    void countsWhatIsChosen();
    void choosesAcrossSessions();
    void writesInADialect();
    void writesLocalTimes();
    void guardsFormulas();
    void givesPseudonyms_data();
    void givesPseudonyms();
    void givesTheSamePseudonymsAgain();
    void writesTheKeyApart();
    void listsContactsOnce();
    void replacesWhatIsMarked();
    void writesAManifestBeside_data();
    void writesAManifestBeside();
    void noticesAnotherLog();
    void keepsCodesOutOfTheManifest();
    void writesTheCommandLine();
    void showsTheFirstRows_data();
    void showsTheFirstRows();

private:
    [[nodiscard]] QList<QStringList> rows(const ExportRequest &request, const QStringList &columns) const;
    [[nodiscard]] QStringList bodies(ExportRequest request) const;
    [[nodiscard]] QByteArray bytes(const ExportRequest &request) const;
    [[nodiscard]] QString out(const QString &name) const { return m_files->filePath(name); }
    /// All that is in the files of a folder.
    [[nodiscard]] static QByteArray allBytes(const QString &folder);

    const Intervention m_byAda{u"Ada"_s, u"Insult"_s, {}, 0, u"insult"_s};
    std::unique_ptr<QTemporaryDir> m_files;
    qint64 m_hiddenSeq = 0, m_heldSeq = 0;
};

void ExportChoiceTest::initTestCase()
{
    m_probe = std::make_unique<LogProbe>(m_data.path());
    QVERIFY(m_probe->contents);
    Study study = twoPages(2);
    study.numParticipants = 4;
    study.playersPerGroup = 2;
    SessionState state = begin(knownSession(1, u"chosenss"_s, study));
    for (int participant = 1; participant <= 4; ++participant)
        keep(state, Arrive{participant, u"seat_%1"_s.arg(participant)}, startMs + participant);
    keep(state, post(state, 1, u"one, call +41 79 123 45 67"_s, "1"), startMs + 1000);
    keep(state, post(state, 2, u"=two"_s, "1"), startMs + 2000);
    keep(state, post(state, 3, u"three"_s, "1"), startMs + 3000);
    keep(state, post(state, 2, u"hidden@example.org"_s, "2"), startMs + 4000);
    m_hiddenSeq = state.lastSeq();
    keep(state, Moderate{SetHidden{1, m_hiddenSeq, true}, m_byAda}, startMs + 5000);
    keep(state, Moderate{Say{1, {u"Experimenter"_s, u"four"_s}}, m_byAda}, startMs + 6000);
    keep(state, Moderate{SetHolding{3, 0, true}, m_byAda}, startMs + 6500);
    keep(state, post(state, 3, u"😀 write to held@example.org, or not"_s, "3"), startMs + 7000);
    m_heldSeq = state.lastSeq();
    keep(state, Moderate{ReleaseMessage{m_heldSeq}, m_byAda}, startMs + 8000);
    for (const PageSpec &page : study.pages)
        keep(state, Advance{1, page.name}, startMs + 9000);
    keep(state, post(state, 1, u"second round"_s, "4"), startMs + 10'000);

    ChannelClaims claims = claimsOf(u"group"_s, u"7"_s, 1);
    claims.nickname = u"Nicknamed"_s;
    claims.label = u"Labelled"_s;
    SessionState other = begin(FakeOtherSystem(2, startMs + 500).session());
    keep(other, AdmitBox{u"personcode"_s, claims, u"handle"_s}, startMs + 500);
    keep(other, Post{1, u"handle"_s, "1", u"from elsewhere"_s}, startMs + 501);
    QVERIFY(m_probe->failures.isEmpty());
}

void ExportChoiceTest::init()
{
    m_files = std::make_unique<QTemporaryDir>();
}

QByteArray ExportChoiceTest::bytes(const ExportRequest &request) const
{
    ExportRequest written = request;
    if (written.fileName.isEmpty())
        written.fileName = out(u"export"_s);
    const auto summary = m_archive.exportCsv(written).result();
    QFile file(written.fileName);
    if (!summary)
        return summary.error().text.toUtf8();
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

QList<QStringList> ExportChoiceTest::rows(const ExportRequest &request, const QStringList &columns) const
{
    const auto records = readCsv(QString::fromUtf8(bytes(request)));
    QList<QStringList> rows;
    for (qsizetype i = 1; records && i < records->size(); ++i) {
        QStringList row;
        for (const QString &column : columns)
            row.append(records->at(i).fields.value(records->at(0).fields.indexOf(column)));
        rows.append(row);
    }
    return rows;
}

QStringList ExportChoiceTest::bodies(ExportRequest request) const
{
    QStringList bodies;
    for (const QStringList &row : rows(request, {u"body"_s}))
        bodies.append(row.constFirst());
    return bodies;
}

QByteArray ExportChoiceTest::allBytes(const QString &folder)
{
    QByteArray all;
    for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        QFile file(files.next()); // not a query
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

void ExportChoiceTest::choosesMessages_data()
{
    const QString one = u"one, call +41 79 123 45 67"_s, two = u"=two"_s, three = u"three"_s, hidden = u"hidden@example.org"_s, four = u"four"_s,
                  held = u"😀 write to held@example.org, or not"_s, second = u"second round"_s;
    QTest::addColumn<ExportChoice>("choice");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("everything") << ExportChoice() << QStringList{one, two, three, hidden, four, held, second};
    QTest::newRow("channel by its part") << ExportChoice{.channels = {u"2"_s}} << QStringList{three, held};
    QTest::newRow("channel by its name") << ExportChoice{.channels = {u"1-two_pages-1"_s}} << QStringList{one, two, hidden, four};
    QTest::newRow("participants") << ExportChoice{.participants = {u"chp00002"_s, u"chp00003"_s}} << QStringList{two, three, hidden, held};
    QTest::newRow("second round") << ExportChoice{.firstRound = 2} << QStringList{second};
    QTest::newRow("first round") << ExportChoice{.firstRound = 1, .lastRound = 1} << QStringList{one, two, three, hidden, held};
    QTest::newRow("times") << ExportChoice{.fromMs = startMs + 2000, .untilMs = startMs + 4000} << QStringList{two, three};
    QTest::newRow("visible") << ExportChoice{.withHidden = false} << QStringList{one, two, three, four, held, second};
    QTest::newRow("participants' own") << ExportChoice{.withExperimenter = false} << QStringList{one, two, three, hidden, held, second};
    QTest::newRow("nobody") << ExportChoice{.participants = {u"zzzzzzzz"_s}} << QStringList{};
}

void ExportChoiceTest::choosesMessages()
{
    QFETCH(const ExportChoice, choice);
    QFETCH(const QStringList, expected);
    for (const ExportFormat format : {ExportFormat::Messages, ExportFormat::OTree})
        QCOMPARE(bodies({.sessions = {u"chosenss"_s}, .format = format, .choice = choice}), expected);
    // Among all sessions, oTree's table is written in another way.
    QStringList inAll = bodies({.format = ExportFormat::OTree, .choice = choice});
    inAll.removeAll(u"from elsewhere"_s);
    QCOMPARE(inAll, expected);
}

void ExportChoiceTest::choosesPeopleAndChannels()
{
    const auto codes = [this](ExportFormat format, const ExportChoice &choice, const QString &column) {
        QStringList found;
        for (const QStringList &row : rows({.sessions = {u"chosenss"_s}, .format = format, .choice = choice}, {column}))
            found.append(row.constFirst());
        return found;
    };
    QCOMPARE(codes(ExportFormat::Participants, {.channels = {u"2"_s}}, u"participant_code"_s), (QStringList{u"chp00003"_s, u"chp00004"_s}));
    QCOMPARE(codes(ExportFormat::Participants, {.participants = {u"chp00001"_s}}, u"participant_code"_s), QStringList{u"chp00001"_s});
    QCOMPARE(codes(ExportFormat::Channels, {.participants = {u"chp00003"_s}}, u"channel"_s).first(1), QStringList{u"1-two_pages-2"_s});
    QCOMPARE(codes(ExportFormat::Channels, {.channels = {u"1"_s}}, u"channel"_s), QStringList{u"1-two_pages-1"_s});
    QCOMPARE(codes(ExportFormat::Actions, {.channels = {u"1"_s}}, u"kind"_s), (QStringList{u"message_hidden"_s, u"message"_s}));
    QCOMPARE(codes(ExportFormat::Receipts, {.participants = {u"chp00003"_s}}, u"participant_code"_s), (QStringList{u"chp00004"_s, u"chp00004"_s}));
}

void ExportChoiceTest::countsWhatIsChosen()
{
    const auto people = rows({.sessions = {u"chosenss"_s}, .format = ExportFormat::Participants, .choice = {.untilMs = startMs + 2500}}, {u"messages"_s, u"arrived_timestamp"_s, u"page"_s});
    QCOMPARE(people.at(0), (QStringList{u"1"_s, u"1700000000.001"_s, people.at(0).at(2)})); // came, and where they are now: as it is
    QCOMPARE(people.at(2).at(0), u"0"_s);
    const auto channels = rows({.sessions = {u"chosenss"_s}, .format = ExportFormat::Channels, .choice = {.withHidden = false}}, {u"messages"_s, u"messages_hidden"_s});
    QCOMPARE(channels.at(0), (QStringList{u"3"_s, u"0"_s}));
    QCOMPARE(channels.at(1), (QStringList{u"2"_s, u"0"_s})); // one of them was held, and released
}

void ExportChoiceTest::choosesAcrossSessions()
{
    QCOMPARE(bodies({.sessions = {u"abcd1234"_s, u"chosenss"_s, u"chosenss"_s}, .format = ExportFormat::Messages}).size(), 8); // each session once
    QCOMPARE(bodies({.sessions = {u"abcd1234"_s}, .format = ExportFormat::Messages, .choice = {.firstRound = 1, .lastRound = 1}}), QStringList{u"from elsewhere"_s});
    QVERIFY(bodies({.sessions = {u"abcd1234"_s}, .format = ExportFormat::Messages, .choice = {.firstRound = 2}}).isEmpty());
    const auto unknown = m_archive.exportCsv({.sessions = {u"chosenss"_s, u"nowhere"_s}, .fileName = out(u"x"_s)}).result();
    QCOMPARE(unknown.error().code, u"no_session"_s);
}

void ExportChoiceTest::writesInADialect()
{
    const QByteArray usual = bytes({.sessions = {u"chosenss"_s}, .choice = {.channels = {u"1"_s}, .untilMs = startMs + 2500}});
    QCOMPARE(usual, QByteArray(otreeHeader) + "chosenss,1,chp00001,1-two_pages-1,Player 1,\"one, call +41 79 123 45 67\",1700000001.000\r\n"
                                               "chosenss,2,chp00002,1-two_pages-1,Player 2,=two,1700000002.000\r\n");
    const QByteArray other = bytes({.sessions = {u"chosenss"_s}, .choice = {.channels = {u"1"_s}, .untilMs = startMs + 2500},
                                    .dialect = {.delimiter = ';', .hasByteOrderMark = true, .endsWithLineFeed = true, .hasDecimalComma = true}});
    QCOMPARE(other, QByteArray("\xEF\xBB\xBF") + QByteArray(otreeHeader).replace(',', ';').replace("\r\n", "\n")
                        + "chosenss;1;chp00001;1-two_pages-1;Player 1;one, call +41 79 123 45 67;1700000001,000\nchosenss;2;chp00002;1-two_pages-1;Player 2;=two;1700000002,000\n");
    const QByteArray quoted = bytes({.sessions = {u"chosenss"_s}, .choice = {.channels = {u"1"_s}, .untilMs = startMs + 1500}, .dialect = {.hasDecimalComma = true}});
    QVERIFY(quoted.endsWith(",\"one, call +41 79 123 45 67\",\"1700000001,000\"\r\n"));
}

void ExportChoiceTest::writesLocalTimes()
{
    const auto times = rows({.sessions = {u"chosenss"_s}, .format = ExportFormat::Messages, .choice = {.untilMs = startMs + 1500}, .dialect = {.timeZone = u"Europe/Zurich"_s}}, {u"time_utc"_s, u"timestamp"_s});
    QCOMPARE(times, (QList<QStringList>{{u"2023-11-14T23:13:21.000+01:00"_s, u"1700000001.000"_s}}));
    ZonedTimes zurich(u"Europe/Zurich"_s);
    QCOMPARE(zurich.local("2026-03-29T00:59:59.999Z"), QByteArray("2026-03-29T01:59:59.999+01:00"));
    QCOMPARE(zurich.local("2026-03-29T01:00:00.000Z"), QByteArray("2026-03-29T03:00:00.000+02:00"));
    QCOMPARE(ZonedTimes(u"America/St_Johns"_s).local("2026-01-01T00:10:00.500Z"), QByteArray("2025-12-31T20:40:00.500-03:30"));
    QCOMPARE(zurich.local(""), QByteArray(""));
}

void ExportChoiceTest::guardsFormulas()
{
    QStringList guarded = bodies({.sessions = {u"chosenss"_s}, .format = ExportFormat::Messages, .dialect = {.guardsFormulas = true}});
    QVERIFY(guarded.contains(u"'=two"_s));
    QVERIFY(guarded.contains(u"three"_s));
}

void ExportChoiceTest::givesPseudonyms_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const QString &name : exportFormatNames()) {
        if (const ExportFormat format = *exportFormatByName(name); format != ExportFormat::Contacts)
            QTest::newRow(qPrintable(name)) << format;
    }
}

/// Neither code, nor label, nor nickname, in any file.
void ExportChoiceTest::givesPseudonyms()
{
    QFETCH(const ExportFormat, format);
    const QString folder = out(u"export"_s);
    QVERIFY(infoOf(format).ending.isEmpty() || QDir().mkpath(folder));
    const QString target = infoOf(format).ending.isEmpty() ? folder : folder + u"/x."_s + infoOf(format).ending;
    const auto plain = m_archive.exportCsv({.format = format, .fileName = target}).result();
    QVERIFY2(plain, plain ? "" : qPrintable(plain.error().text));
    const bool isReadable = format != ExportFormat::Workbook && format != ExportFormat::Spss && format != ExportFormat::Transcript; // packed, or written for readers
    const QList<QByteArray> names{"chp00001", "chp00003", "seat_1", "personcode", "Nicknamed", "Labelled", "Player 1"};
    if (isReadable)
        QVERIFY(allBytes(folder).contains(names.first()) || format == ExportFormat::Actions || format == ExportFormat::Choices); // which are empty, or about others
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(infoOf(format).ending.isEmpty() || QDir().mkpath(folder));
    const auto told = m_archive.exportCsv({.format = format, .fileName = target, .pseudonyms = {.areUsed = true}, .hasManifest = true}).result();
    QVERIFY2(told, told ? "" : qPrintable(told.error().text));
    QCOMPARE(told->rows, plain->rows);
    const QByteArray all = allBytes(folder);
    QVERIFY(!all.isEmpty());
    for (const QByteArray &name : names)
        QVERIFY2(!all.contains(name), name.constData());
}

void ExportChoiceTest::givesTheSamePseudonymsAgain()
{
    const QStringList columns{u"participant_code"_s, u"participant_label"_s, u"nickname"_s, u"body"_s, u"role"_s, u"group_id"_s};
    const auto plain = rows({.format = ExportFormat::Messages}, columns);
    const auto once = rows({.format = ExportFormat::Messages, .pseudonyms = {.areUsed = true}}, columns);
    QCOMPARE(rows({.format = ExportFormat::Messages, .pseudonyms = {.areUsed = true}}, columns), once);
    QHash<QString, QString> pseudonyms;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QString code = plain.at(i).at(0), pseudonym = once.at(i).at(0);
        QCOMPARE(pseudonym.isEmpty(), code.isEmpty()); // the experimenter has none
        QVERIFY(code.isEmpty() || code != pseudonym);
        QCOMPARE(pseudonyms.value(code, pseudonym), pseudonym);
        pseudonyms.insert(code, pseudonym);
        QCOMPARE(once.at(i).at(1), QString());
        QCOMPARE(once.at(i).at(2), code.isEmpty() ? plain.at(i).at(2) : QString());
        QCOMPARE(once.at(i).mid(3), plain.at(i).mid(3));
    }
    QCOMPARE(pseudonyms.size(), 5);
    // Chosen by their codes, as the operator knows them.
    QCOMPARE(bodies({.format = ExportFormat::OTree, .choice = {.participants = {u"chp00003"_s}}, .pseudonyms = {.areUsed = true}}).size(), 2);
}

void ExportChoiceTest::writesTheKeyApart()
{
    const QString key = out(u"key.csv"_s);
    const auto told = rows({.format = ExportFormat::Participants, .pseudonyms = {.areUsed = true, .keyFile = key}}, {u"participant_code"_s});
    QFile file(key);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto records = readCsv(QString::fromUtf8(file.readAll()));
    QCOMPARE(records->size(), 6);
    QCOMPARE(records->at(1).fields.first(4), (QStringList{u"chosenss"_s, u"1"_s, u"chp00001"_s, u"seat_1"_s}));
    QCOMPARE(records->at(5).fields.mid(2, 2), (QStringList{u"personcode"_s, u"Labelled"_s}));
    for (qsizetype i = 0; i < told.size(); ++i)
        QCOMPARE(records->at(i + 1).fields.at(4), told.at(i).at(0));
}

void ExportChoiceTest::listsContactsOnce()
{
    const auto found = m_archive.findContacts({}).result();
    QVERIFY(found);
    QCOMPARE(found->size(), 3);
    QCOMPARE(found->at(0).text, u"+41 79 123 45 67"_s);
    QCOMPARE(found->at(0).channel, u"1-two_pages-1"_s);
    QCOMPARE(found->at(1).passage, (Passage{u"chosenss"_s, m_hiddenSeq, 0, 18, ContactKind::EMail}));
    QCOMPARE(found->at(2).passage, (Passage{u"chosenss"_s, m_heldSeq, 11, 16, ContactKind::EMail})); // an emoji is one
    // Only when it was released.
    const auto late = m_archive.findContacts({.choice = {.fromMs = startMs + 7500}}).result();
    QCOMPARE(late->size(), 1);
    QCOMPARE(late->at(0).passage.seq, m_heldSeq);
    const auto listed = readCsv(QString::fromUtf8(bytes({.format = ExportFormat::Contacts})));
    QCOMPARE(listed->size(), 4);
}

void ExportChoiceTest::replacesWhatIsMarked()
{
    QString list = QString::fromUtf8(bytes({.format = ExportFormat::Contacts}));
    QVERIFY(markedPassages(list)->isEmpty());
    QStringList lines = list.split(u"\r\n"_s);
    lines[1] += u"x"_s;
    lines[3] += u"yes"_s;
    const auto marked = markedPassages(lines.join(u"\r\n"_s));
    QCOMPARE(marked->size(), 2);
    for (const ExportFormat format : {ExportFormat::Messages, ExportFormat::OTree, ExportFormat::Events}) {
        const QStringList told = bodies({.format = format, .pseudonyms = {.replaced = *marked}});
        QVERIFY(told.contains(u"one, call [phone number]"_s));
        QVERIFY(told.contains(u"hidden@example.org"_s)); // nobody confirmed it
        QCOMPARE(told.count(u"😀 write to [e-mail address], or not"_s), format == ExportFormat::Events ? 2 : 1); // as it was held, and as it was released
        QVERIFY(!told.join(u' ').contains(u"held@"_s));
    }
    // What is not in the text changes nothing.
    QCOMPARE(bodies({.format = ExportFormat::OTree, .pseudonyms = {.replaced = {{u"chosenss"_s, m_hiddenSeq, 50, 5}, {u"chosenss"_s, m_hiddenSeq, 10, 500}}}}).at(4), u"hidden@exa[e-mail address]"_s);
}

void ExportChoiceTest::writesAManifestBeside_data()
{
    givesPseudonyms_data();
}

void ExportChoiceTest::writesAManifestBeside()
{
    QFETCH(const ExportFormat, format);
    if (format == ExportFormat::Package)
        return; // tst_exportcontainers
    const QString target = out(u"x"_s);
    const ExportRequest request{.format = format, .fileName = target, .table = TableKind::Events, .choice = {.withHidden = false}, .pseudonyms = {.areUsed = true}, .hasManifest = true};
    const auto summary = m_archive.exportCsv(request).result();
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().text));
    QCOMPARE(summary->sha256.isEmpty(), format == ExportFormat::ConvoKit); // a folder without a manifest inside
    const auto sound = verifyExport(target + u".manifest.json"_s, m_data.path());
    QVERIFY2(sound, sound ? "" : qPrintable(sound.error().text));
    QCOMPARE(sound->problems, QStringList());
    QVERIFY(sound->files > 0);
    QCOMPARE(sound->sessions, 2);
    QFile file(format == ExportFormat::ConvoKit ? target + u"/speakers.json"_s : target);
    QVERIFY(file.open(QIODevice::Append));
    file.write(" ");
    file.close();
    QCOMPARE(verifyExport(target + u".manifest.json"_s, {})->problems.size(), 1);
    QCOMPARE(verifyExport(target + u".manifest.json"_s, m_data.path())->problems.size(), 2);
}

void ExportChoiceTest::noticesAnotherLog()
{
    const QString target = out(u"x.csv"_s);
    QVERIFY(m_archive.exportCsv({.fileName = target, .hasManifest = true}).result());
    const QTemporaryDir other;
    const LogProbe probe(other.path());
    QCOMPARE(verifyExport(target + u".manifest.json"_s, other.path())->problems.first(), u"The log has no session “chosenss”."_s);
}

void ExportChoiceTest::keepsCodesOutOfTheManifest()
{
    const QString target = out(u"x.csv"_s);
    QVERIFY(m_archive.exportCsv({.fileName = target, .choice = {.participants = {u"chp00001"_s}}, .pseudonyms = {.areUsed = true, .keyFile = out(u"secretkey"_s)}, .hasManifest = true}).result());
    QFile manifest(target + u".manifest.json"_s);
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    const QByteArray json = manifest.readAll();
    QVERIFY(!json.contains("chp00001"));
    QVERIFY(!json.contains("secretkey"));
    QCOMPARE(verifyExport(manifest.fileName(), m_data.path())->problems, QStringList());
}

void ExportChoiceTest::writesTheCommandLine()
{
    const QString target = out(u"a b.csv"_s);
    const ExportRequest request{.sessions = {u"chosenss"_s}, .format = ExportFormat::Messages, .fileName = target, .dialect = {.delimiter = ';'},
                                .pseudonyms = {.replaced = {{u"chosenss"_s, m_heldSeq, 11, 16}}}, .hasCommandLine = true};
    const QByteArray first = bytes(request);
    QFile command(target + u".command.txt"_s), list(target + u".contacts.csv"_s);
    QVERIFY(command.open(QIODevice::ReadOnly));
    QVERIFY(list.open(QIODevice::ReadOnly));
    const QString line = QString::fromUtf8(command.readAll());
    QVERIFY(line.startsWith(u"labchat export --data "_s + m_data.path() + u" --session chosenss --format messages --delimiter semicolon --command-line --replace-contacts '"_s));
    QVERIFY(line.endsWith(u" --out '"_s + target + u"'\n"_s));
    QCOMPARE(*markedPassages(QString::fromUtf8(list.readAll())), request.pseudonyms.replaced);
}

void ExportChoiceTest::showsTheFirstRows_data()
{
    givesPseudonyms_data();
}

void ExportChoiceTest::showsTheFirstRows()
{
    QFETCH(const ExportFormat, format);
    ExportRequest request{.format = format, .table = TableKind::Events};
    const auto preview = m_archive.previewExport(request, 3).result();
    QVERIFY2(preview, preview ? "" : qPrintable(preview.error().text));
    const auto table = infoOf(format).table;
    if (table) {
        const auto all = rows(request, preview->columns);
        QCOMPARE(preview->rows, all.first(qMin<qsizetype>(3, all.size())));
    } else {
        QCOMPARE(preview->rows.size(), 3);
    }
    const auto everything = m_archive.previewExport(request, 1000).result();
    QVERIFY(everything->rows.size() < 1000);
    request.sessions = {u"nowhere"_s};
    QCOMPARE(m_archive.previewExport(request, 3).result().error().code, u"no_session"_s);
}

LABCHAT_TEST(ExportChoiceTest, QCoreApplication)
#include "tst_exportchoice.moc"
