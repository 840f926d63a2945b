// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain/chainstart.h"

#include "core/base/exacttext.h"
#include "store/database.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView chainsName = "LabChat chain 1";

const QString studysTable = u"participants"_s;
const QString rowsOfTable = u"rows"_s;

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// Collects a session's rows. Lives on the stack.
class SessionRowsHash final {
public:
    SessionRowsHash(Database &database, qint64 session, const TextSecrets &secrets) : m_database(database), m_session(session), m_secrets(secrets) {}

    Result<ChainDigest> make()
    {
        m_all.begin(chainsName);
        bool isOfOtherSystem = false;
        auto done = m_database.scan(u"SELECT id, code, study_name, title, room, created_at_ms, seed, ticket_key, other_session, study FROM session WHERE id = ?"_s, {m_session},
                                    [&](const StoredRow &row) {
            constexpr int otherSession = 8, study = 9;
            isOfOtherSystem = !row.bytes(otherSession).isEmpty();
            addRow("session", row, study);
            m_all.addField(withoutTable(row.bytes(study).toByteArray()));
            return true;
        });
        if (done && !isOfOtherSystem)
            done = addTables();
        if (!done)
            return tl::unexpected(done.error());
        return m_all.digest();
    }

private:
    Result<void> addTables()
    {
        struct Table {
            QByteArray name;
            QString columns;
            int count;
        };
        for (const Table &table : {Table{"participant", u"id_in_session, code"_s, 2},
                                   Table{"player", u"round_number, id_in_session, group_id, group_id_in_subsession, id_in_group, role, treatment"_s, 7},
                                   Table{"channel", u"number, name, handle"_s, 3},
                                   Table{"chat_box", u"round_number, id_in_session, position, page, chat, channel, member"_s, 7},
                                   Table{"study_image", u"name, bytes"_s, 2}}) {
            const auto done = m_database.scan(u"SELECT %1 FROM %2 WHERE session_id = ? ORDER BY %1"_s.arg(table.columns, QString::fromLatin1(table.name)), {m_session},
                                              [&](const StoredRow &row) {
                addRow(table.name, row, table.count);
                return true;
            });
            if (!done)
                return done;
        }
        return addTexts();
    }

    /// For each place, in its order.
    Result<void> addTexts()
    {
        int place = 0;
        const auto done = m_database.scan(u"SELECT id_in_session, label, nickname FROM participant LEFT JOIN chat_box USING (session_id, id_in_session) WHERE session_id = ? "
                                          "ORDER BY id_in_session, round_number, position"_s, {m_session}, [&](const StoredRow &row) {
            if (row.number(0) != place) {
                endTexts(place);
                place = int(row.number(0));
                m_texts.begin(m_secrets.secretAt(place, 0));
                m_texts.addNumber(0);
                m_texts.addField(m_tableRows.size() < place ? QByteArray() : compact(m_tableRows.at(place - 1).toArray()));
            }
            m_texts.addField(field(row, 1));
            m_texts.addField(field(row, 2));
            return true;
        });
        endTexts(place);
        return done;
    }

    void endTexts(int place)
    {
        if (place == 0)
            return;
        const ChainDigest *const erased = m_secrets.erasedAt(0, place);
        m_all.addField("texts");
        m_all.addField(bytesOf(erased ? *erased : m_texts.digest()));
    }

    static QByteArrayView field(const StoredRow &row, int column) { return row.isNull(column) ? QByteArrayView() : row.blob(column); }

    void addRow(QByteArrayView table, const StoredRow &row, int columns)
    {
        m_all.addField(table);
        for (int column = 0; column < columns; ++column)
            m_all.addField(row.isNull(column) ? QByteArrayView() : row.bytes(column));
    }

    /// The study with the number of rows of its table in place of the rows.
    QByteArray withoutTable(const QByteArray &study)
    {
        const QJsonDocument json = exactJson(study);
        QJsonObject table = json.object().value(studysTable).toObject();
        if (table.isEmpty())
            return study;
        m_tableRows = table.value(rowsOfTable).toArray();
        table.insert(rowsOfTable, m_tableRows.size());
        QJsonObject kept = json.object();
        kept.insert(studysTable, table);
        return QJsonDocument(kept).toJson(QJsonDocument::Compact);
    }

    Database &m_database;
    qint64 m_session;
    const TextSecrets &m_secrets;
    ChainHash m_all, m_texts;
    QJsonArray m_tableRows;
};

} // namespace

Result<ChainDigest> chainStart(Database &database, qint64 session, const TextSecrets &secrets)
{
    return SessionRowsHash(database, session, secrets).make();
}

} // namespace LabChat
