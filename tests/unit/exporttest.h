// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlitearchive.h"
#include "support/logprobe.h"
#include "support/sessions.h"

#include <QtTest/QtTest>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

/// A session with known codes, so that the export's bytes are known.
inline SessionPtr knownSession(qint64 id, const QString &code, const Study &study)
{
    auto session = std::make_shared<Session>(*makeSession(study, id));
    session->code = code;
    for (int i = 0; i < session->participants.size(); ++i)
        session->participants[i].code = u"%1p%2"_s.arg(code.left(2)).arg(i + 1, 5, 10, '0'_L1);
    session->index();
    return session;
}

inline Study smallStudy()
{
    Study study = groupChat(2, 2);
    study.roles = {u"Buyer"_s, u"Seller"_s};
    return study;
}

inline constexpr auto otreeHeader = "session_code,id_in_session,participant_code,channel,nickname,body,timestamp\r\n";

/// Empty: all sessions.
inline QStringList sessionNamed(const QString &code)
{
    return code.isEmpty() ? QStringList() : QStringList{code};
}

/// Base of tests of exports: a log with a running session, one that has ended and a large one, and a folder for the files.
class ExportTest : public QObject {
protected:
    void fillLog()
    {
        m_probe = std::make_unique<LogProbe>(m_data.path());
        QVERIFY(m_probe->contents);
        const SessionPtr running = knownSession(1, u"abcdefgh"_s, smallStudy());
        SessionState state = begin(running);
        keep(state, Arrive{1, u"seat_1"_s}, startMs + 1);
        keep(state, Connect{1}, startMs + 2);
        keep(state, post(state, 1, u"Hello, \"you\""_s, "1"), startMs + 3);
        keep(state, post(state, 2, u" =1+1 😀\r\nline 2 "_s, "1"), startMs + 1004);
        keep(state, post(state, 1, u"<b>שלום</b>"_s, "2"), startMs + 999);
        keep(state, See{2, state.session().channel(1).handle, 5}, startMs + 2000);

        SessionState ended = begin(knownSession(2, u"zzzzzzzz"_s, smallStudy()));
        keep(ended, post(ended, 2, u"Bye"_s, "1"), startMs + 5000);
        keep(ended, EndSession{u"Ada"_s, u"fire, drill"_s, u"drill"_s}, startMs + 6000);

        Study fast = groupChat(2, 2);
        fast.pages.first().chats.first().limits = {2000, 1000, 1000};
        SessionState large = begin(knownSession(3, u"largeone"_s, fast));
        QList<Event> messages;
        for (int i = 0; i < manyMessages; ++i)
            messages.append(*perform(large, post(large, 1 + i % 2, u"message %1"_s.arg(i), QByteArray::number(i)), startMs + i));
        m_probe->log.append(messages);
        QVERIFY(m_probe->failures.isEmpty());
    }

    void removeFiles()
    {
        for (const QString &file : filesInOut())
            QVERIFY(QFile::remove(m_out.filePath(file)));
    }

    static constexpr int manyMessages = 20'000;

    SessionState begin(const SessionPtr &session)
    {
        const SessionState state = started(session);
        m_probe->log.createSession(session, sessionCreated(*session));
        return state;
    }

    void keep(SessionState &state, const Command &command, qint64 nowMs)
    {
        const Decision decision = perform(state, command, nowMs);
        if (!decision)
            qFatal("%s", qPrintable(decision.error().text));
        m_probe->log.append({*decision});
    }

    [[nodiscard]] QString target() const { return m_out.filePath(u"ChatMessages.csv"_s); }
    [[nodiscard]] QStringList filesInOut() const { return QDir(m_out.path()).entryList(QDir::Files | QDir::Hidden); }

    [[nodiscard]] QFuture<Result<ExportSummary>> start(const QString &session, ExportFormat format = ExportFormat::OTree) const
    {
        return m_archive.exportCsv({sessionNamed(session), format, target()});
    }

    [[nodiscard]] QByteArray exported(const QString &session, ExportFormat format) const
    {
        const auto summary = start(session, format).result();
        QFile file(target());
        if (!summary)
            return summary.error().text.toUtf8();
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }

    QTemporaryDir m_data;
    QTemporaryDir m_out;
    std::unique_ptr<LogProbe> m_probe;
    SqliteArchive m_archive{m_data.path()};
};

/// What people type, and what breaks files.
inline const QStringList &hostileBodies()
{
    static const QStringList bodies{
        u"plain"_s, u"comma, \"quotes\""_s, u"line\nfeed"_s, u"carriage\rreturn"_s, u"both\r\nof them"_s, u"tab\tbetween"_s, u"=1+1"_s, u"NA"_s, u" spaces "_s,
        u"👩🏽‍🔬 מה שלומך؟"_s, u"e\u0301"_s, u"\ufefffirst"_s, u"vertical\u000btab"_s, u"_x0041_"_s, u"<b>&amp;</b>"_s, u"00123"_s, QString(10'000, u'x')};
    return bodies;
}

/// Base of tests that begin each function with an empty log.
class FreshExportTest : public ExportTest {
protected:
    void beginAnew()
    {
        m_probe.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_target = std::make_unique<QTemporaryDir>();
        m_probe = std::make_unique<LogProbe>(m_folder->path());
        QVERIFY(m_probe->contents);
    }

    /// Of a file in the target's folder.
    [[nodiscard]] QByteArray contentsOf(const QString &name) const
    {
        QFile file(m_target->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }

    [[nodiscard]] QStringList namesInTarget() const { return QDir(m_target->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }

    /// Cancels an export that has begun; nothing is left. On a busy computer it may be complete before: then it is begun once more.
    void cancelInTime(ExportFormat format, const QString &name) const
    {
        const SqliteArchive archive(m_folder->path());
        for (int attempt = 0; attempt < 20; ++attempt) {
            auto future = archive.exportCsv({{}, format, m_target->filePath(name)});
            future.cancel();
            future.waitForFinished();
            if (namesInTarget().isEmpty())
                return;
            QCOMPARE(namesInTarget(), QStringList{name}); // and nothing that is half
            QVERIFY(QFileInfo(m_target->filePath(name)).isDir() ? QDir(m_target->filePath(name)).removeRecursively() : QFile::remove(m_target->filePath(name)));
        }
        QFAIL("It was never cancelled.");
    }

    std::unique_ptr<QTemporaryDir> m_folder, m_target; ///< of the log, and for the files
};

} // namespace LabChat::Testing
