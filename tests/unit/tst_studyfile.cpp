// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runnablestudy.h"

#include "core/session/makesession.h"
#include "core/study/studyjson.h"
#include "core/study/studynumbers.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_StudyFile final : public QObject {
    Q_OBJECT

private slots:
    void shipsGroupChat()
    {
        QVERIFY(shippedStudies().contains(u"group_chat"_s));
        const auto study = findStudy(u"group_chat"_s);
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->numParticipants, 8);
        QCOMPARE(study->playersPerGroup, 4);
        QCOMPARE(study->pages.size(), 1);
        QCOMPARE(study->pages.first().title, u"Your Choice"_s);
        QVERIFY(study->pages.first().bodyHtml.contains(u"<lab-chat name=\"group\"></lab-chat>"));
        QVERIFY(LabChat::makeSession({*study, {}}, 1, 0));
    }

    void shipsOnlyStudiesThatWork()
    {
        for (const QString &name : shippedStudies()) {
            const auto study = findStudy(name);
            QVERIFY2(study, qPrintable(name + (study ? u""_s : asError(study.error()).text)));
            QCOMPARE(study->name, name);
            QVERIFY2(LabChat::makeSession({*study, {}}, 1, 0), qPrintable(name));
        }
    }

    void fillsInDefaults()
    {
        const auto study = read(R"({"name": "s", "num_participants": 3, "pages": [{"name": "p", "chats": [{"name": "c"}]}]})");
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->title, u"s"_s);
        QCOMPARE(study->playersPerGroup, 3);
        QCOMPARE(study->numRounds, 1);
        const PageSpec &page = study->pages.first();
        QCOMPARE(page.title, u"p"_s);
        QCOMPARE(page.bodyHtml, QString());
        QCOMPARE(page.ends, PageEnd::Participant);
        const ChatSpec &chat = page.chats.first();
        QCOMPARE(chat.channel, u"{{group.id}}"_s);
        QCOMPARE(chat.nickname, u"Player {{player.id_in_group}}"_s);
        QCOMPARE(chat.limits.maxCharacters, 2000);
        QCOMPARE(chat.limits.messagesPerSecond, 5.0);
        QCOMPARE(chat.limits.burst, 10);
        QVERIFY(!study->translate && !study->showsLinks());
    }

    void readsWhatIsNotTheDefault()
    {
        const auto study = read(R"({"name": "s", "num_participants": 3, "translate": true, "pages": [{"name": "p", "chats": [{"name": "c", "shows": ["links"]}]}]})");
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QVERIFY(study->translate && study->showsLinks());
        QVERIFY(!study->pages.first().chats.first().shows.time);
    }

    void readsABodyBesideTheStudy()
    {
        write(u"study/intro.md"_s, "# Größe\n\n<lab-chat name=\"c\"></lab-chat>");
        const auto study = read(R"({"$schema": "x", "name": "s", "num_participants": 4, "pages": [{"name": "p", "body": "intro.md", "chats": [{"name": "c"}]}]})");
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->pages.first().bodyHtml, u"<h1 id=\"größe\">Größe</h1>\n<lab-chat name=\"c\"></lab-chat>\n"_s);
    }

    void refusesWhatIsNeitherAFileNorAShippedStudy()
    {
        const auto study = findStudy(u"group_chats"_s);
        QVERIFY(!study);
        QVERIFY(study.error().first().text.contains(u"group_chat"));
        QVERIFY(!findStudy(u"../studies/group_chat"_s));
        QVERIFY(!findStudy(u""_s));
        QVERIFY(!readStudyFile(m_directory.path()));
    }

    void isTheSameAfterAWayThroughTheLog()
    {
        Study study = Testing::twoPages(3);
        study.roles = {u"A"_s, u"B"_s};
        study.pages.first().bodyHtml = u"<p>😀</p>"_s;
        study.pages.first().chats.first().limits = {7, 0.25, 3};
        study.pages.first().chats.first().shows.links = true;
        study.translate = true;
        const auto read = studyFromJson(studyToJson(study));
        QVERIFY2(read, read ? "" : qPrintable(asError(read.error()).text));
        QCOMPARE(studyToJson(*read), studyToJson(study));
        QCOMPARE(read->pages.first().chats.first().limits.messagesPerSecond, 0.25);
        QCOMPARE(read->pages.first().bodyHtml, study.pages.first().bodyHtml);
        QVERIFY(read->translate && read->showsLinks());
    }

    void takesOtherNumbersForOneSession_data()
    {
        QTest::addColumn<int>("participants");
        QTest::addColumn<int>("perGroup");
        QTest::addColumn<QString>("refused");
        for (int perGroup = 2; perGroup <= 8; ++perGroup)
            QTest::addRow("groups of %d", perGroup) << perGroup * 3 << perGroup << QString();
        QTest::newRow("one alone") << 1 << 1 << QString();
        QTest::newRow("nobody") << 0 << 4 << u"between 1 and 10000"_s;
        QTest::newRow("less than nobody") << -4 << 4 << u"between"_s;
        QTest::newRow("groups of nobody") << 4 << 0 << u"between"_s;
        QTest::newRow("too many") << 10004 << 4 << u"between"_s;
        QTest::newRow("not a multiple") << 9 << 4 << u"8 or 12 would"_s;
        QTest::newRow("fewer than a group") << 3 << 4 << u"groups of 4; 4 would"_s;
    }
    void takesOtherNumbersForOneSession()
    {
        QFETCH(int, participants);
        QFETCH(int, perGroup);
        QFETCH(QString, refused);
        const auto study = withNumbers(Testing::groupChat(), participants, perGroup);
        QCOMPARE(study.has_value(), refused.isEmpty());
        if (study) {
            QCOMPARE(study->numGroups(), participants / perGroup);
        } else {
            QCOMPARE(study.error().code, u"bad_numbers"_s);
            QVERIFY2(study.error().text.contains(refused), qPrintable(study.error().text));
        }
    }

    void keepsTheGroupSizeThatTheRolesNeed()
    {
        Study study = Testing::groupChat(4, 2);
        study.roles = {u"A"_s, u"B"_s};
        QVERIFY(withNumbers(study, 6, 2));
        QCOMPARE(withNumbers(study, 6, 3).error().code, u"bad_numbers"_s);
    }

    void initTestCase()
    {
        QVERIFY(QDir(m_directory.path()).mkpath(u"study"_s));
    }

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s could not be written", qPrintable(name));
    }

    StudyResult read(const QByteArray &json)
    {
        write(u"study/s.study.json"_s, json);
        return readStudyFile(m_directory.filePath(u"study/s.study.json"_s));
    }

    QTemporaryDir m_directory;
};

LABCHAT_TEST(tst_StudyFile, QCoreApplication)
#include "tst_studyfile.moc"
