// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/exacttext.h"

#include "core/session/eventdetail.h"
#include "core/study/studytext.h"
#include "support/testprogram.h"
#include "unit/logtest.h"

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Texts that begin with U+FEFF, which is also the byte order mark of files: they are kept as they were typed.
class tst_ExactText final : public LogTest {
    Q_OBJECT

private slots:
    void readsUtf8AsItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("a\xc3\xa4") << u"aä"_s;
        QTest::newRow("a mark in front") << QByteArray("\xef\xbb\xbf" "a") << u"\ufeffa"_s;
        QTest::newRow("two of them") << QByteArray("\xef\xbb\xbf\xef\xbb\xbf") << u"\ufeff\ufeff"_s;
        QTest::newRow("empty") << QByteArray("") << u""_s;
        QTest::newRow("no UTF-8") << QByteArray("a\xff" "b") << QString();
        QTest::newRow("half a letter") << QByteArray("a\xc3") << QString();
        QTest::newRow("half of a pair") << QByteArray("\xed\xa0\x80") << QString();
    }
    void readsUtf8AsItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(exactText(bytes).value_or(QString()), text);
        QCOMPARE(exactText(bytes).has_value(), !text.isNull());
    }

    void readsJsonAsItIs()
    {
        const QByteArray mark("\xef\xbb\xbf");
        QCOMPARE(exactJson("{\"a\":\"" + mark + "x\"}").object().value("a"_L1).toString(), u"\ufeffx"_s);
        QCOMPARE(exactJson(mark + "{\"a\":\"" + mark + "x" + mark + "\\n\",\"" + mark + "b\":1}").object(),
                 (QJsonObject{{u"a"_s, u"\ufeffx\ufeff\n"_s}, {u"\ufeffb"_s, 1}}));
        QCOMPARE(exactJson("{\"a\":\"\\ufeffx\"}").object().value("a"_L1).toString(), u"\ufeffx"_s);
        const QByteArray wrong = "{\"a\":\"" + mark + "x\",}";
        QJsonParseError error, plain;
        QVERIFY(exactJson(wrong, &error).isNull() && QJsonDocument::fromJson(wrong, &plain).isNull());
        QCOMPARE(error.offset, plain.offset); // in these bytes
    }

    void keepsAStudysNicknamesAndLabels()
    {
        const QByteArray text = "{\"name\":\"marks\",\"num_participants\":2,\"players_per_group\":2,\"pages\":[{\"name\":\"talk\",\"title\":\"Talk\","
                                "\"ends\":\"operator\",\"chats\":[{\"name\":\"group\",\"label\":\"\xef\xbb\xbfOurs\",\"nickname\":\"\xef\xbb\xbfPlayer {{player.id_in_group}}\"}]}]}";
        const StudyResult study = studyInText(text, QDir::temp().filePath(u"marks.study.json"_s), [](const Study &) { return QList<StudyProblem>(); });
        QVERIFY2(study, study ? "" : qPrintable(study.error().constFirst().text));
        startAnew();
        m_session = Testing::makeSession(*study);
        m_state = started(m_session);
        QCOMPARE(m_session->boxesOn(2, 1, 0).constFirst().nickname, u"\ufeffPlayer 2"_s);
        LogProbe probe(m_directory->path());
        create(probe);
        const auto arrived = perform(m_state, Arrive{1, u"\ufeffPC 1"_s}, startMs);
        QVERIFY(arrived);
        probe.log.append({*arrived, say(1, u"\ufeffHello"_s)});
        probe.log.close();

        const auto read = SqliteArchive(m_directory->path()).session(1).result();
        QVERIFY2(read, read ? "" : qPrintable(read.error().text));
        const ChatBox box = read->session().boxesOn(2, 1, 0).constFirst();
        QCOMPARE(box.nickname, u"\ufeffPlayer 2"_s);
        QCOMPARE(box.label, u"\ufeffOurs"_s);
        QCOMPARE(read->session().study.pages.constFirst().chats.constFirst().nickname, u"\ufeffPlayer {{player.id_in_group}}"_s);
        QCOMPARE(read->participant(1).label, u"\ufeffPC 1"_s);
        const auto messages = SqliteArchive(m_directory->path()).messages(1, 1, fromTheEnd(), 10).result();
        QVERIFY(messages);
        QCOMPARE(messages->constFirst().body, u"\ufeffHello"_s);
        QCOMPARE(messages->constFirst().nickname, u"\ufeffPlayer 1"_s);
    }
};

LABCHAT_TEST(tst_ExactText, QCoreApplication)
#include "tst_exacttext.moc"
