// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runnablestudy.h"

#include <QtTest/QtTest>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

/// Base of tests of study files: a folder for them, and the shortest study around the member that a test is about.
class StudyTest : public QObject {
protected:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_directory.filePath(u"study/"_s + name));
        if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s could not be written", qPrintable(name));
    }
    void write(const std::initializer_list<std::pair<QString, QByteArray>> &files)
    {
        for (const auto &[name, bytes] : files)
            write(name, bytes);
    }

    StudyResult read(const QByteArray &json)
    {
        write(u"s.study.json"_s, json);
        return readStudyFile(m_directory.filePath(u"study/s.study.json"_s));
    }

    /// The columns of a table of mistakes, for checkMistake().
    static void addMistakes()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("text");
    }
    static void row(const char *tag, const QByteArray &json, const QString &place, const QString &text) { QTest::newRow(tag) << json << place << text; }
    void checkMistake()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        QFETCH(QString, text);
        const auto study = read(json);
        QVERIFY(!study);
        const bool found = std::any_of(study.error().begin(), study.error().end(), [&](const StudyProblem &problem) {
            return problem.place == place && problem.text.contains(text);
        });
        QVERIFY2(found, qPrintable(asError(study.error()).text));
        QCOMPARE(study.error().size(), 1); // without mistakes that only follow from it
        QVERIFY(study.error().first().line > 0);
        QVERIFY(study.error().first().text.size() < 1000);
    }

    static QByteArray study(const QByteArray &members) { return R"({"name": "s", "num_participants": 4, "pages": [{"name": "p"}], )" + members + "}"; }
    static QByteArray page(const QByteArray &members) { return R"({"name": "s", "num_participants": 4, "pages": [{"name": "p", )" + members + "}]}"; }
    static QByteArray chat(const QByteArray &members) { return page(R"("chats": [{"name": "c", )" + members + "}]"); }

    QTemporaryDir m_directory;
};

} // namespace LabChat::Testing
