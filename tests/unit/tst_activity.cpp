// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/eventinsert.h"
#include "store/sessionrows.h"
#include "store/sqlitearchive.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The log's answers about the course of a session, and about messages after a position.
class tst_Activity final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_events.clear();
        Study study = twoPages(2);
        study.roles = {u"Seller"_s, u"Buyer"_s};
        study.matching = {Matching::Kind::Table, {{{1, 2}, {3, 4}}, {{2, 1}, {4, 3}}}}; // roles swap
        m_session = makeSession(study);
        add(EventKind::SessionCreated, 0, 0, {});
    }

    void countsByMinuteChannelAndTheRoleOfTheRound()
    {
        const int seller = playerOf(u"Seller"_s, 1);
        const int buyer = playerOf(u"Buyer"_s, 1);
        say(seller, 10);
        say(seller, 59);
        say(buyer, 60);
        say(seller, 61);
        enter(seller, 2, 0, 120);
        say(seller, 125);
        say(0, 130); // the experimenter
        const auto activity = read();
        QVERIFY2(activity, activity ? "" : qPrintable(activity.error().text));
        QStringList lines;
        for (const ActivityCount &count : activity->counts)
            lines.append(u"%1 %2 %3"_s.arg(count.minute - firstMinute()).arg(count.role).arg(count.messages));
        lines.sort();
        QStringList expected{u"0 Seller 2"_s, u"1 Buyer 1"_s, u"1 Seller 1"_s, u"2  1"_s, u"2 Buyer 1"_s};
        expected.sort();
        QCOMPARE(lines, expected);
        QCOMPARE(activity->lastSeq, m_events.last().seq);
    }

    void marksFirstArrivalsFirstEntriesAndInterventions()
    {
        add(EventKind::Arrived, 1, 0, {});
        add(EventKind::Arrived, 2, 1, {});
        enter(2, 1, 1, 20);
        enter(1, 1, 1, 30);
        add(EventKind::Muted, 1, 31, {});
        enter(1, 2, 0, 40);
        add(EventKind::HelpRequested, 1, 41, {});
        setClockJump(add(EventKind::ClockJumped, 0, 43, {}), 2'000);
        const auto activity = read();
        QVERIFY(activity);
        QList<qint64> seqs;
        for (const Event &event : activity->marks)
            seqs.append(event.seq);
        QCOMPARE(seqs, (QList<qint64>{2, 4, 6, 7, 9}));
        QCOMPARE(activity->marks.at(1).detail.value("page_index"_L1).toInt(), 1);
    }

    void readsMessagesAtOrAfterAPlace()
    {
        for (int i = 0; i < 5; ++i)
            say(1, i);
        QVERIFY(write());
        const SqliteArchive archive(m_directory->path());
        const int channel = m_session->boxesOn(1, 1, 0).first().channel;
        const auto seqs = [&](qint64 from, int limit) {
            QList<qint64> found;
            const auto messages = archive.messagesFrom(1, channel, from, limit).result();
            for (const Event &event : *messages)
                found.append(event.seq);
            return found;
        };
        QCOMPARE(seqs(4, 2), (QList<qint64>{4, 5}));
        QCOMPARE(seqs(5, 10), (QList<qint64>{5, 6}));
        QCOMPARE(seqs(7, 10), QList<qint64>());
    }

private:
    [[nodiscard]] int playerOf(const QString &role, int round) const
    {
        for (int i = 1; i <= m_session->numParticipants(); ++i) {
            if (m_session->player(i, round).role == role)
                return i;
        }
        return 0;
    }

    [[nodiscard]] static qint64 firstMinute() { return (startMs + 59'999) / 60'000; }

    Event &add(EventKind kind, int participant, int second, const QJsonObject &detail)
    {
        Event event;
        event.session = 1;
        event.seq = m_events.size() + 1;
        event.atMs = firstMinute() * 60'000 + second * 1000;
        event.kind = kind;
        event.participant = participant;
        event.detail = detail;
        m_events.append(event);
        return m_events.last();
    }

    void enter(int participant, int round, int page, int second)
    {
        setPageEntry(add(EventKind::PageEntered, participant, second, {}), m_session->study.pages.at(page).name, {round, page}, AdvancedBy::Participant);
    }

    void say(int participant, int second)
    {
        Event &event = add(EventKind::Message, participant, second, {});
        event.channel = m_session->boxesOn(qMax(1, participant), 1, 0).first().channel;
        event.body = u"x"_s;
    }

    [[nodiscard]] bool write()
    {
        const auto log = Database::openForWriting(DataDirectory::databasePathIn(m_directory->path()));
        if (!log || !writeSession(**log, *m_session))
            return false;
        auto insert = EventInsert::prepare(**log);
        return insert && insert->write(m_events).has_value();
    }

    [[nodiscard]] Result<Activity> read()
    {
        if (!write())
            return failure(u"not_written"_s, u"The log could not be written."_s);
        return SqliteArchive(m_directory->path()).activity(1).result();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    SessionPtr m_session;
    QList<Event> m_events;
};

LABCHAT_TEST(tst_Activity, QCoreApplication)
#include "tst_activity.moc"
