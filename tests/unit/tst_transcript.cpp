// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/exacttext.h"
#include "exporttest.h"
#include "support/filesizelimit.h"
#include "support/testprogram.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Transcripts: the log as a document that people read.
class TranscriptTest final : public FreshExportTest {
    Q_OBJECT

private slots:
    void init();
    void hasASectionForEachChannel();
    void saysWhoTheMembersAre();
    void keepsEveryTextAsItWasTyped();
    void consistsOfNothingThatPeopleTyped();
    void saysWhatTheOperatorDidWithMessages();
    void leavesOutWhatNobodyElseHasSeenWithoutModeration();
    void leavesTimesOut();
    void hasSeveralSessionsInOneDocument();
    void writesPaperThatCanBeSearched();
    void goesOnOnFurtherPages();
    void givesTheSameBytesEveryTime();
    void leavesNothingWhenItIsCancelled();
    void leavesNoPaperOnAFullDisk();

private:
    [[nodiscard]] Result<ExportSummary> written(const QString &name, const TranscriptOptions &options = {}, const QString &session = u"abcdefgh"_s) const;
    /// As Python reads it.
    [[nodiscard]] QJsonObject read(const QString &name = u"log.html"_s) const;
    [[nodiscard]] QJsonArray messagesOf(int channel) const { return read()[u"channels"_s][channel - 1][u"messages"_s].toArray(); }
    [[nodiscard]] QString onPaper(const QString &name) const;
    void say(int participant, const QString &body, int afterS);
    void act(const OperatorAction &action, int afterS, const Intervention &why = {u"Ada <b>"_s, u"a & b"_s, {}, 0});
    /// The seq of the newest event.
    [[nodiscard]] qint64 newest() const { return m_state.lastSeq(); }

    inline static const QStringList bodies{
        u"plain"_s, u"comma, \"quotes\" 'and' `others`"_s, u"\nline\nfeed\n"_s, u"carriage\rreturn"_s, u"both\r\nof them"_s, u"tab\tbetween"_s, u" spaces   between "_s,
        u"<script>alert(1)</script>"_s, u"</div></li></ol><h2>no heading</h2>"_s, u"&amp; &lt; &#65; &"_s, u"<!-- x -->"_s, u"]]>"_s, u"<bdi dir=\"rtl\">"_s,
        u"👩🏽‍🔬 מה שלומך؟ مرحبا بالعالم"_s, u"e\u0301"_s, u"\ufefffirst"_s, u"vertical\u000btab\u0007\u001b[31m\u007f\u0085\u009b"_s, u"\u202eoverride"_s, u"\u2067isolate"_s,
        QString(u"nul"_s + QChar(0) + u"nul"_s), u"\u2028line\u2029paragraph"_s, QString(10'000, u'x')};
    SessionState m_state;
};

void TranscriptTest::init()
{
    beginAnew();
    Study study = groupChat(4, 2);
    study.roles = {u"Buyer"_s, u"Seller"_s};
    study.pages.first().chats.first().limits = {10'000, 1000, 1000};
    study.pages.first().chats.first().label = u"Talk <i>שיחה</i>"_s;
    m_state = begin(knownSession(1, u"abcdefgh"_s, study));
    keep(m_state, Arrive{1, u"seat_1"_s}, startMs);
}

void TranscriptTest::say(int participant, const QString &body, int afterS)
{
    keep(m_state, post(m_state, participant, body, QByteArray::number(newest())), startMs + 1000 * afterS);
}

void TranscriptTest::act(const OperatorAction &action, int afterS, const Intervention &why)
{
    keep(m_state, Moderate{action, why}, startMs + 1000 * afterS);
}

Result<ExportSummary> TranscriptTest::written(const QString &name, const TranscriptOptions &options, const QString &session) const
{
    ExportRequest request{session.isEmpty() ? QStringList() : QStringList{session}, ExportFormat::Transcript, m_target->filePath(name)};
    request.transcript = options;
    const auto summary = SqliteArchive(m_folder->path()).exportCsv(request).result();
    if (!summary)
        qInfo() << summary.error().code << summary.error().text;
    return summary;
}

QJsonObject TranscriptTest::read(const QString &name) const
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {QStringLiteral(LABCHAT_SOURCE_DIR "/tests/foreign/transcript.py"), m_target->filePath(name)});
    if (!python.waitForFinished() || python.exitCode() != 0)
        qWarning() << python.readAllStandardError();
    return exactJson(python.readAllStandardOutput()).object();
}

QString TranscriptTest::onPaper(const QString &name) const
{
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, m_target->filePath(name), u"-"_s});
    if (!reader.waitForFinished() || reader.exitCode() != 0)
        qWarning() << reader.readAllStandardError();
    return QString::fromUtf8(reader.readAllStandardOutput());
}

void TranscriptTest::hasASectionForEachChannel()
{
    say(1, u"in the first"_s, 1);
    say(3, u"in the second"_s, 2);
    say(2, u"in the first again"_s, 3);
    QCOMPARE(written(u"log.html"_s)->rows, 3);
    const QJsonObject document = read();
    QCOMPARE(document[u"sessions"_s].toArray(), QJsonArray{u"Session abcdefgh: group_chat"_s});
    QCOMPARE(document[u"channels"_s].toArray().size(), 2);
    QCOMPARE(document[u"channels"_s][0][u"title"_s], u"Talk <i>שיחה</i>"_s);
    QCOMPARE(document[u"channels"_s][0][u"about"_s], u"Channel 1-group_chat-1 · 2 messages · 2023-11-14 22:13:21 to 2023-11-14 22:13:23"_s);
    const QJsonArray first = messagesOf(1);
    QCOMPARE(first.at(0)[u"body"_s], u"in the first"_s);
    QCOMPARE(first.at(0)[u"number"_s], u"P1"_s);
    QCOMPARE(first.at(0)[u"time"_s], u"22:13:21"_s);
    QCOMPARE(first.at(0)[u"id"_s], u"abcdefgh-seq-3"_s);
    QCOMPARE(first.at(1)[u"body"_s], u"in the first again"_s);
    QCOMPARE(messagesOf(2).size(), 1);
}

void TranscriptTest::saysWhoTheMembersAre()
{
    QVERIFY(written(u"log.html"_s));
    const QJsonArray members = read()[u"channels"_s][0][u"members"_s].toArray();
    const QString nickname = m_state.session().boxes.at(0).at(0).first().nickname;
    QCOMPARE(members.at(0), u"P1, nickname %1, label seat_1, code abp00001, group 1, role Buyer, round 1"_s.arg(nickname));
    QCOMPARE(members.size(), 2);
    QCOMPARE(read()[u"channels"_s][0][u"about"_s], u"Channel 1-group_chat-1 · no messages"_s);
}

void TranscriptTest::keepsEveryTextAsItWasTyped()
{
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        Event said = *perform(m_state, post(m_state, 1, u"placeholder"_s, QByteArray::number(i)), startMs + 1000 * i);
        said.body = bodies.at(i); // also what the rules would not let through
        m_probe->log.append({said});
    }
    QCOMPARE(written(u"log.html"_s)->rows, bodies.size());
    const QJsonArray messages = messagesOf(1);
    QCOMPARE(messages.size(), bodies.size());
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        QCOMPARE(messages.at(i)[u"body"_s].toString(), bodies.at(i));
        QCOMPARE(messages.at(i)[u"dir"_s], u"auto"_s);
    }
    QVERIFY(!contentsOf(u"log.html"_s).contains('\r') && !contentsOf(u"log.html"_s).contains('\0'));
}

/// Whatever they type, the elements are always the same.
void TranscriptTest::consistsOfNothingThatPeopleTyped()
{
    say(1, u"plain"_s, 1);
    act(SetHidden{1, newest(), true}, 2, {u"Ada"_s, u"plain"_s, u"plain"_s, 0});
    QVERIFY(written(u"plain.html"_s));
    for (int i = 0; i < 3; ++i)
        say(1, u"<script>1</script><img src=x onerror=1></div><style>"_s, 3 + i);
    act(SetHidden{1, newest(), true}, 7, {u"<u>Ada"_s, u"</p><iframe>"_s, u"<form>\u0007"_s, 0});
    QVERIFY(written(u"log.html"_s));
    QJsonArray known = read(u"plain.html"_s)[u"tags"_s].toArray();
    QCOMPARE(read()[u"tags"_s].toArray(), known);
    QVERIFY(contentsOf(u"log.html"_s).contains("default-src 'none'"));
}

void TranscriptTest::saysWhatTheOperatorDidWithMessages()
{
    say(1, u"bad"_s, 1);
    const qint64 bad = newest();
    act(SetHidden{1, bad, true}, 2, {u"Ada <b>"_s, u"a & b"_s, u"This was removed."_s, 0});
    say(2, u"good again"_s, 3);
    const qint64 good = newest();
    act(SetHidden{1, good, true}, 4);
    act(SetHidden{1, good, false}, 5);
    act(SetHolding{1, 0, true}, 6);
    say(1, u"refused"_s, 7);
    act(RefuseMessage{newest()}, 8);
    say(1, u"waits"_s, 9);
    const qint64 waits = newest();
    say(1, u"still waits"_s, 10);
    say(2, u"meanwhile"_s, 11);
    act(ReleaseMessage{waits}, 90'000);
    QCOMPARE(written(u"log.html"_s)->rows, 6);
    const QJsonArray messages = messagesOf(1);
    QCOMPARE(messages.size(), 6);
    const auto steps = [&messages](int i) { return messages.at(i)[u"steps"_s].toArray(); };
    QCOMPARE(steps(0), QJsonArray{u"Hidden at 22:13:22 by Ada <b>. Reason: a & b. Participants read: This was removed."_s});
    QCOMPARE(messages.at(0)[u"isUnseen"_s], true);
    QCOMPARE(steps(1), (QJsonArray{u"Hidden at 22:13:24 by Ada <b>. Reason: a & b"_s, u"Shown again at 22:13:25 by Ada <b>. Reason: a & b"_s}));
    QCOMPARE(messages.at(1)[u"isUnseen"_s], false);
    QCOMPARE(messages.at(2)[u"body"_s], u"refused"_s);
    QCOMPARE(steps(2), (QJsonArray{u"Held for approval at 22:13:27"_s, u"Refused at 22:13:28 by Ada <b>. Reason: a & b"_s}));
    QCOMPARE(messages.at(3)[u"body"_s], u"still waits"_s);
    QCOMPARE(steps(3), QJsonArray{u"Held for approval at 22:13:30"_s});
    QCOMPARE(messages.at(4)[u"body"_s], u"meanwhile"_s);
    QCOMPARE(messages.at(5)[u"body"_s], u"waits"_s); // where members saw it
    QCOMPARE(messages.at(5)[u"time"_s], u"23:13:20"_s);
    QCOMPARE(steps(5), (QJsonArray{u"Held for approval at 2023-11-14 22:13:29"_s, u"Released at 23:13:20 by Ada <b>. Reason: a & b"_s}));
}

void TranscriptTest::leavesOutWhatNobodyElseHasSeenWithoutModeration()
{
    say(2, u"hidden later"_s, 1);
    act(SetHidden{1, newest(), true}, 2);
    act(SetHolding{1, 0, true}, 3);
    say(1, u"refused"_s, 4);
    act(RefuseMessage{newest()}, 5);
    say(1, u"released"_s, 6);
    act(ReleaseMessage{newest()}, 7);
    say(1, u"waits"_s, 8);
    QCOMPARE(written(u"log.html"_s, {.moderation = false})->rows, 2);
    const QJsonArray messages = messagesOf(1);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0)[u"body"_s], u"hidden later"_s);
    QCOMPARE(messages.at(1)[u"body"_s], u"released"_s);
    for (const QJsonValue &message : messages) {
        QCOMPARE(message[u"steps"_s].toArray(), QJsonArray());
        QCOMPARE(message[u"isUnseen"_s], false);
    }
}

void TranscriptTest::leavesTimesOut()
{
    say(1, u"bad"_s, 1);
    act(SetHidden{1, newest(), true}, 2);
    QVERIFY(written(u"log.html"_s, {.times = false}));
    const QByteArray html = contentsOf(u"log.html"_s);
    QVERIFY(!html.contains("22:13") && !html.contains("2023"));
    QCOMPARE(messagesOf(1).at(0)[u"steps"_s].toArray(), QJsonArray{u"Hidden by Ada <b>. Reason: a & b"_s});
    QVERIFY(written(u"log.pdf"_s, {.times = false}));
    QVERIFY(!onPaper(u"log.pdf"_s).contains(u"22:13"));
}

void TranscriptTest::hasSeveralSessionsInOneDocument()
{
    say(1, u"first"_s, 1);
    SessionState other = begin(knownSession(2, u"zzzzzzzz"_s, smallStudy()));
    keep(other, post(other, 2, u"second"_s, "1"), startMs + 5000);
    QCOMPARE(written(u"log.html"_s, {}, {})->rows, 2);
    QCOMPARE(read()[u"sessions"_s].toArray(), (QJsonArray{u"Session abcdefgh: group_chat"_s, u"Session zzzzzzzz: group_chat"_s}));
    QVERIFY(contentsOf(u"log.html"_s).contains("<title>Transcripts of 2 sessions</title>"));
    QVERIFY(written(u"log.pdf"_s, {}, {}));
    QVERIFY(onPaper(u"log.pdf"_s).contains(u"Page 2")); // each begins a page
}

void TranscriptTest::writesPaperThatCanBeSearched()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("not run: poppler-utils are not installed");
    for (const QString &body : bodies) {
        Event said = *perform(m_state, post(m_state, 1, u"placeholder"_s, QByteArray::number(newest())), startMs + 1000 * newest());
        said.body = body;
        m_probe->log.append({said});
    }
    act(SetHidden{1, newest(), true}, 100);
    QCOMPARE(written(u"log.pdf"_s)->rows, bodies.size());
    QVERIFY(contentsOf(u"log.pdf"_s).startsWith("%PDF-"));
    const QString paper = onPaper(u"log.pdf"_s);
    for (const QString &text : {u"Session abcdefgh: group_chat"_s, u"2 participants"_s, u"P1"_s, u"plain"_s, u"carriage␍return"_s, u"<script>alert(1)</script>"_s, u"&amp; &lt; &#65; &"_s,
                                u"nul␀nul"_s, u"Page 1"_s, u"Page 2"_s, u"code abp00001"_s, u"Hidden at"_s, QString(60, u'x')})
        QVERIFY2(paper.contains(text) || text == u"2 participants", qPrintable(text + u'\n' + paper.left(4000)));
    QProcess info;
    info.start(u"pdfinfo"_s, {m_target->filePath(u"log.pdf"_s)});
    QVERIFY(info.waitForFinished());
    const QString about = QString::fromUtf8(info.readAllStandardOutput());
    for (const QString &text : {u"Title:           Transcript of session abcdefgh"_s, u"Creator:         LabChat "_s, u"A4"_s, u"CreationDate:    Tue Nov 14"_s})
        QVERIFY2(about.contains(text), qPrintable(about));
}

/// Also in the middle of a message.
void TranscriptTest::goesOnOnFurtherPages()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("not run: poppler-utils are not installed");
    QStringList lines;
    for (int i = 0; i < 500; ++i)
        lines.append(u"line %1."_s.arg(i));
    say(1, lines.join(u'\n'), 1);
    say(2, u"the end"_s, 2);
    QVERIFY(written(u"log.pdf"_s));
    const QString paper = onPaper(u"log.pdf"_s);
    for (const QString &line : std::as_const(lines))
        QVERIFY2(paper.contains(line), qPrintable(line));
    QVERIFY(paper.contains(u"the end"));
    QVERIFY(paper.contains(u"Page 10"));
    QCOMPARE(paper.count(u"Session abcdefgh: group_chat"_s), paper.count(u"Page "_s) + 1); // at the top of each, and the title
}

void TranscriptTest::givesTheSameBytesEveryTime()
{
    for (const QString &body : bodies.mid(0, 14))
        say(1, body, int(newest()));
    for (const QString &ending : {u".html"_s, u".pdf"_s}) {
        QVERIFY(written(u"one"_s + ending));
        QVERIFY(written(u"two"_s + ending));
        QVERIFY2(contentsOf(u"one"_s + ending) == contentsOf(u"two"_s + ending), qPrintable(ending));
    }
}

void TranscriptTest::leavesNothingWhenItIsCancelled()
{
    say(1, u"hello"_s, 1);
    for (const QString &name : {u"log.html"_s, u"log.pdf"_s})
        cancelInTime(ExportFormat::Transcript, name);
}

/// A full disk is imitated by a limit on the size of files; tst_exportcontainers does the same for HTML.
void TranscriptTest::leavesNoPaperOnAFullDisk()
{
    say(1, u"hello"_s, 1);
    int failures = 0;
    for (rlim_t room = 40; failures < 30; room *= 4) {
        Result<ExportSummary> summary;
        {
            const FileSizeLimit limit(room);
            summary = written(u"log.pdf"_s);
        }
        if (summary)
            break;
        QCOMPARE(summary.error().code, u"not_written"_s);
        QCOMPARE(namesInTarget(), QStringList());
        ++failures;
    }
    QVERIFY(failures > 0 && failures < 30);
}

LABCHAT_TEST(TranscriptTest, QCoreApplication)
#include "tst_transcript.moc"
