// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/eventkinds.h"
#include "core/session/eventkind.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The table of kinds: its content for existing logs, and for the code that uses it instead of the order of the kinds.
class tst_EventKind final : public QObject {
    Q_OBJECT

private slots:
    void keepsTheNamesThatAreInLogs()
    {
        const QStringList names{u"session_created"_s, u"server_started"_s, u"clock_jumped"_s, u"arrived"_s, u"connected"_s, u"disconnected"_s, u"message"_s,
                                u"seen"_s, u"link_clicked"_s, u"text_unsent"_s, u"ready"_s,
                                u"page_entered"_s, u"session_ended"_s, u"message_held"_s, u"message_released"_s, u"message_refused"_s, u"message_hidden"_s,
                                u"message_restored"_s, u"holding_started"_s, u"holding_ended"_s, u"muted"_s, u"unmuted"_s, u"frozen"_s, u"unfrozen"_s,
                                u"paused"_s, u"resumed"_s, u"countdown_set"_s, u"announced"_s, u"removed"_s, u"readmitted"_s, u"seats_swapped"_s,
                                u"channel_moved"_s, u"person_replaced"_s, u"help_requested"_s, u"help_read"_s, u"help_answered"_s, u"page_reentered"_s,
                                u"announcement_seen"_s, u"group_formed"_s, u"choice_made"_s, u"box_admitted"_s};
        QCOMPARE(namesOf([](const EventTraits &) { return true; }), names);
    }

    void findsAKindByItsName()
    {
        for (const EventTraits &entry : eventKinds) {
            QCOMPARE(eventKindByName(entry.name), std::optional(entry.kind));
            QCOMPARE(eventKindName(entry.kind), entry.name);
        }
        for (const QString &unknown : {u""_s, u"Message"_s, u"message "_s, u"messages"_s})
            QVERIFY2(!eventKindByName(unknown), qPrintable(unknown));
    }

    void knowsWhichKindsHaveWords()
    {
        QCOMPARE(namesOf([](const EventTraits &entry) { return entry.hasWords; }),
                 (QStringList{u"message"_s, u"message_held"_s, u"message_released"_s, u"announced"_s, u"help_requested"_s, u"help_answered"_s,
                              u"choice_made"_s}));
    }

    void knowsWhatChangesTheCourse()
    {
        const QStringList changing = namesOf([](const EventTraits &entry) { return entry.changesTheCourse; });
        QCOMPARE(changing.size(), 20);
        QCOMPARE(changing.mid(0, 2), (QStringList{u"clock_jumped"_s, u"message_released"_s}));
        QCOMPARE(changing.last(), u"person_replaced"_s);
    }

    void knowsWhatIsNotable()
    {
        QCOMPARE(namesOf([](const EventTraits &entry) { return !entry.isNotable; }),
                 (QStringList{u"session_created"_s, u"server_started"_s, u"arrived"_s, u"connected"_s, u"disconnected"_s, u"message"_s, u"seen"_s,
                              u"link_clicked"_s, u"text_unsent"_s, u"ready"_s, u"session_ended"_s}));
    }

    void knowsWhoWasThere()
    {
        QCOMPARE(namesOf([](const EventTraits &entry) { return entry.signOfLife == SignOfLife::Person; }),
                 (QStringList{u"arrived"_s, u"message"_s, u"link_clicked"_s, u"ready"_s, u"message_held"_s, u"help_requested"_s, u"choice_made"_s}));
        QCOMPARE(namesOf([](const EventTraits &entry) { return entry.signOfLife == SignOfLife::Browser; }),
                 (QStringList{u"connected"_s, u"disconnected"_s, u"seen"_s, u"text_unsent"_s, u"announcement_seen"_s}));
    }

    void isExplainedInExports()
    {
        constexpr qsizetype spsssLimit = 120;
        QStringList names, explained;
        for (const EventTraits &entry : eventKinds)
            names.append(entry.name);
        for (const EventKindMeaning &each : eventKindMeanings()) {
            explained.append(each.name);
            QVERIFY2(*each.meaning != 0 && QByteArray(each.meaning).size() <= spsssLimit, each.meaning);
            QVERIFY2(!QByteArray(each.meaning).contains('|') && !QByteArray(each.detail).contains('|'), each.meaning); // a table in Markdown would break
        }
        names.sort();
        explained.sort();
        QCOMPARE(explained, names);
    }

private:
    static QStringList namesOf(bool (*isMeant)(const EventTraits &))
    {
        QStringList names;
        for (const EventTraits &entry : eventKinds) {
            if (isMeant(entry))
                names.append(entry.name);
        }
        return names;
    }
};

LABCHAT_TEST(tst_EventKind, QCoreApplication)
#include "tst_eventkind.moc"
