// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "core/session/othersystem.h"
#include "logtest.h"
#include "store/chain/hashchain.h"
#include "support/testprogram.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The chain in the log is what its description says, whoever computes it.
class tst_HashChain final : public LogTest {
    Q_OBJECT

private slots:
    void init() { startAnew(); }

    void isWhatItsDescriptionSays();
    void doesNotDependOnTheBatches();
    void isStoredOncePerSessionAndBatch();
    void goesOnAfterARestart();
    void goesOnAfterAFailure();
    void startsWithWhatTheSessionIsMadeOf();
    void hasASecretForEachPerson();
    void takesTextsOutOfDetails();
    void hasAChainInASessionOfAnotherSystem();

private:
    /// A field, as chainhash.h describes it.
    static QByteArray field(const QVariant &value)
    {
        if (value.isNull())
            return QByteArray(4, '\xff');
        const QByteArray bytes = value.toByteArray();
        return QByteArray::fromHex(QByteArray::number(bytes.size(), 16).rightJustified(8, '0')) + bytes;
    }
    static QByteArray sha256(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

    [[nodiscard]] QByteArray at(qint64 seq) const
    {
        const auto database = Database::openForReading(databasePath());
        const auto digest = database ? chainAt(**database, 1, seq) : tl::unexpected(database.error());
        return digest ? bytesOf(*digest) : digest.error().text.toUtf8();
    }
    [[nodiscard]] QVariant ask(const QString &sql) const
    {
        const auto database = Database::openForReading(databasePath());
        return database ? (*database)->readValue(sql).value_or(QVariant()) : QVariant();
    }
    /// The chain by another program: Qt's hash, and the rows as SQLite's columns.
    [[nodiscard]] QByteArray computed() const
    {
        const auto database = Database::openForReading(databasePath());
        QByteArray chain = (*database)->readValue(u"SELECT chain FROM session"_s)->toByteArray();
        const auto read = (*database)->readRows(u"SELECT seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail, "
                                                "(SELECT secret FROM text_secret WHERE session_id = 1 AND id_in_session = ifnull(event.id_in_session, 0) AND from_seq <= seq "
                                                "ORDER BY from_seq DESC LIMIT 1) FROM event WHERE session_id = 1 ORDER BY seq"_s, {}, [&](const QSqlQuery &row) {
            QVariant detail = row.value(9), textsOfDetail;
            if (!detail.isNull()) {
                QJsonObject kept = QJsonDocument::fromJson(detail.toByteArray()).object();
                QJsonObject texts;
                for (const QString &key : {u"browser"_s, u"label"_s, u"nickname"_s, u"reason"_s, u"text"_s, u"url"_s}) {
                    if (kept.contains(key))
                        texts.insert(key, kept.take(key));
                }
                detail = QJsonDocument(kept).toJson(QJsonDocument::Compact);
                if (!texts.isEmpty())
                    textsOfDetail = QJsonDocument(texts).toJson(QJsonDocument::Compact);
            }
            QVariant texts;
            if (!row.isNull(6) || !row.isNull(7) || !textsOfDetail.isNull())
                texts = sha256(row.value(10).toByteArray() + field(row.value(0)) + field(row.value(6)) + field(row.value(7)) + field(textsOfDetail));
            QByteArray fields = chain;
            for (const int column : {0, 1, 2, 3, 4, 5, 8})
                fields += field(row.value(column));
            chain = sha256(fields + field(detail) + field(texts));
            return true;
        });
        return read ? chain : read.error().text.toUtf8();
    }
    void append(LogProbe &probe, const QList<Event> &events)
    {
        const qsizetype before = probe.commits.size();
        probe.log.append(events);
        QTRY_COMPARE(probe.commits.size(), before + 1);
    }
    Event did(const Command &command)
    {
        const auto event = perform(m_state, command, m_state.lastAtMs() + 200);
        Q_ASSERT(event);
        return *event;
    }
};

void tst_HashChain::isWhatItsDescriptionSays()
{
    LogProbe probe(m_directory->path());
    create(probe);
    append(probe, {did(Arrive{1, u"Anna"_s}), say(1, u"Grüße, \"Ben\"\r\n😀"_s), say(2), did(Moderate{Mute{2, 0, 0}, {u"Olga"_s, u"Anna asked for it"_s, u"Please wait"_s}}),
                   did(Moderate{Announce{{}, {u"Experimenter"_s, u"Five minutes"_s}}, {u"Olga"_s, {}, {}}})});
    QCOMPARE(at(m_state.lastSeq()).toHex(), computed().toHex());
}

void tst_HashChain::doesNotDependOnTheBatches()
{
    LogProbe probe(m_directory->path());
    create(probe);
    QList<Event> events;
    for (int i = 0; i < 30; ++i)
        events.append(say(1 + i % 4));
    append(probe, events.mid(0, 1));
    append(probe, events.mid(1, 9)); // a statement for eight of them
    append(probe, events.mid(10));
    QCOMPARE(at(m_state.lastSeq()).toHex(), computed().toHex());
    QVERIFY(at(12) != at(13));
}

void tst_HashChain::isStoredOncePerSessionAndBatch()
{
    LogProbe probe(m_directory->path());
    create(probe);
    append(probe, {say(1), say(2), say(3)});
    append(probe, {say(1)});
    QCOMPARE(ask(u"SELECT group_concat(seq) FROM (SELECT seq FROM event WHERE chain IS NOT NULL ORDER BY seq)"_s), u"1,4,5"_s);
    QCOMPARE(ask(u"SELECT count(*) FROM event WHERE chain IS NOT NULL AND length(chain) <> 32"_s), 0);
}

void tst_HashChain::goesOnAfterARestart()
{
    {
        LogProbe probe(m_directory->path());
        create(probe);
        append(probe, {say(1), say(2)});
    }
    LogProbe probe(m_directory->path());
    append(probe, {say(3), say(2)});
    QCOMPARE(at(m_state.lastSeq()).toHex(), computed().toHex());
}

void tst_HashChain::goesOnAfterAFailure()
{
    LogProbe probe(m_directory->path());
    create(probe);
    append(probe, {say(1)});
    const SessionState before = m_state;
    const auto other = Database::openForWriting(databasePath());
    QVERIFY(other && (*other)->run(u"CREATE TRIGGER full BEFORE INSERT ON event WHEN NEW.body = 'lost' BEGIN SELECT RAISE (ABORT, 'no'); END"_s));
    probe.log.append({say(1), say(2, u"lost"_s)});
    QTRY_COMPARE(probe.failures.size(), 1);
    QVERIFY((*other)->run(u"DROP TRIGGER full"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!probe.recoveries.isEmpty(), 20'000);
    m_state = before;
    append(probe, {say(3), say(2)});
    QCOMPARE(at(m_state.lastSeq()).toHex(), computed().toHex());
}

void tst_HashChain::startsWithWhatTheSessionIsMadeOf()
{
    LogProbe probe(m_directory->path());
    create(probe);
    const QByteArray start = ask(u"SELECT chain FROM session"_s).toByteArray();
    QCOMPARE(start.size(), 32);
    QCOMPARE(at(0), start);
    QCOMPARE(ask(u"SELECT count(*) FROM text_secret"_s), m_session->numParticipants() + 1);
    QCOMPARE(ask(u"SELECT count(DISTINCT secret) FROM text_secret"_s), m_session->numParticipants() + 1);
}

/// So that the texts of one of them can be destroyed.
void tst_HashChain::hasASecretForEachPerson()
{
    LogProbe probe(m_directory->path());
    create(probe);
    append(probe, {did(Arrive{1, u"Anna"_s}), say(1)});
    append(probe, {did(Moderate{SwapSeats{1, 2}, {u"Olga"_s, {}, {}}})});
    const qint64 swapped = m_state.lastSeq();
    append(probe, {say(1), did(Moderate{ReplacePerson{3}, {u"Olga"_s, {}, {}}}), say(3)});
    const auto firstSeqs = [this](int place) {
        return ask(u"SELECT group_concat(from_seq) FROM (SELECT from_seq FROM text_secret WHERE id_in_session = %1 ORDER BY from_seq)"_s.arg(place)).toString();
    };
    QCOMPARE(firstSeqs(1), u"0,%1"_s.arg(swapped + 1));
    QCOMPARE(firstSeqs(2), u"0,%1"_s.arg(swapped + 1));
    QCOMPARE(firstSeqs(3), u"0,%1"_s.arg(m_state.lastSeq()));
    QCOMPARE(firstSeqs(4), u"0"_s);
    QCOMPARE(at(m_state.lastSeq()).toHex(), computed().toHex());
}

void tst_HashChain::takesTextsOutOfDetails()
{
    Event event;
    setIntervention(event, {u"Olga"_s, u"rude"_s, u"Wait"_s, 3, {}});
    setRestraintBefore(event, {u"Wait longer"_s, 5});
    setLabel(event, u"Anna"_s);
    setLink(event, u"https://anna.example"_s);
    const DetailParts parts = partsOfDetail(event.detail);
    QCOMPARE(parts.kept, (QJsonObject{{u"before"_s, QJsonObject{{u"until"_s, 5}}}, {u"operator"_s, u"Olga"_s}, {u"undoes"_s, 3}}));
    QCOMPARE(parts.texts, (QJsonObject{{u"before"_s, QJsonObject{{u"text"_s, u"Wait longer"_s}}}, {u"label"_s, u"Anna"_s}, {u"reason"_s, u"rude"_s}, {u"text"_s, u"Wait"_s},
                                       {u"url"_s, u"https://anna.example"_s}}));
    const QJsonObject erased = withoutTexts(event.detail);
    QCOMPARE(erased, (QJsonObject{{u"before"_s, QJsonObject{{u"text"_s, QString(u""_s)}, {u"until"_s, 5}}}, {u"label"_s, u""_s}, {u"operator"_s, u"Olga"_s}, {u"reason"_s, u""_s},
                                  {u"text"_s, u""_s}, {u"undoes"_s, 3}, {u"url"_s, u""_s}}));
    QCOMPARE(partsOfDetail(erased).kept, parts.kept); // so that the chain stays valid
    QCOMPARE(partsOfDetail({{u"up_to"_s, 4}}).texts, QJsonObject());
}

void tst_HashChain::hasAChainInASessionOfAnotherSystem()
{
    m_session = makeSessionOf({u"key"_s, u"other"_s}, 1, startMs);
    m_state = started(m_session);
    LogProbe probe(m_directory->path());
    create(probe);
    ChannelClaims claims;
    claims.app = u"app"_s;
    claims.channel = u"1"_s;
    claims.nickname = u"Anna"_s;
    claims.label = u"anna@example.org"_s;
    append(probe, {did(AdmitBox{u"p1"_s, claims, u"handle"_s})});
    append(probe, {did(Arrive{1, {}}), did(Post{1, u"handle"_s, "n1", u"Hello"_s})});
    QCOMPARE(at(m_state.lastSeq()).toHex(), computed().toHex());
    QCOMPARE(ask(u"SELECT count(*) FROM text_secret WHERE id_in_session = 1 AND from_seq = 2"_s), 1);
}

LABCHAT_TEST(tst_HashChain, QCoreApplication)
#include "tst_hashchain.moc"
