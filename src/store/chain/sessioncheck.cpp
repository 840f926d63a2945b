// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain/sessioncheck.h"

#include "core/session/eventdetail.h"
#include "store/chain/chainstart.h"
#include "store/database.h"
#include "store/eventrows.h"
#include "store/saidindex.h"
#include "store/sessionrows.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

#include <optional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::LogCheck)
};

/// 0: before the first event.
QString timeOf(qint64 atMs)
{
    return atMs == 0 ? u"–"_s : QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
}

bool isAMessage(QByteArrayView kind)
{
    return kind == "message" || kind == "message_released" || kind == "message_held";
}

/// Goes along a session's events, from one stored hash to the next. Lives on the stack.
class ChainWalk final {
public:
    ChainWalk(const QString &code, const TextSecrets &secrets, const std::optional<ChainDigest> &start, QStringList &findings)
        : m_code(code), m_secrets(secrets), m_digest(start), m_findings(findings)
    {
    }

    /// @p row: chainedColumns(), and the chain.
    void add(const StoredRow &row)
    {
        constexpr int storedHash = 10;
        const ChainedEvent event = chainedEvent(row);
        const bool isGap = event.seq != m_last + 1;
        if (isGap) {
            reportGap(event);
            m_digest.reset();
        }
        m_last = event.seq;
        m_lastAtMs = event.atMs;
        if (m_events++ == 0 && m_from == 0) // there is none before it
            m_fromAtMs = event.atMs;
        m_messages += isAMessage(event.kind) ? 1 : 0;
        if (m_digest)
            m_digest = m_secrets.next(m_hash, *m_digest, event);
        if (row.isNull(storedHash))
            return;
        const ChainDigest stored = digestOf(row.blob(storedHash));
        if (m_digest && *m_digest != stored)
            reportChange();
        begin(stored);
    }

    void end(qint64 lastKnown)
    {
        if (lastKnown > m_last)
            m_findings.append(Texts::tr("Session “%1”: its last events are missing. The log ends with number %2 (%3), but number %4 was written.")
                                  .arg(m_code, QString::number(m_last), timeOf(m_lastAtMs), QString::number(lastKnown)));
        if (m_events > 0)
            m_findings.append(Texts::tr("Session “%1”: the hashes after number %2 are missing, so that nobody can prove that the %3 events from there to number %4 (%5 messages) are as they were written.")
                                  .arg(m_code, QString::number(m_from), QString::number(m_events), QString::number(m_last), QString::number(m_messages)));
    }

private:
    /// From here on, all is well again.
    void begin(const ChainDigest &stored)
    {
        m_digest = stored;
        m_from = m_last;
        m_fromAtMs = m_lastAtMs;
        m_events = m_messages = 0;
    }

    void reportGap(const ChainedEvent &next)
    {
        const qint64 missing = next.seq - m_last - 1;
        m_findings.append(Texts::tr("Session “%1”: %2 events are missing between number %3 (%4) and number %5 (%6).", "2: a number")
                              .arg(m_code, QString::number(missing), QString::number(m_last), timeOf(m_lastAtMs), QString::number(next.seq), timeOf(next.atMs)));
    }

    void reportChange()
    {
        const bool isOne = m_events == 1;
        m_findings.append(isOne ? Texts::tr("Session “%1”: number %2 (%3) is not as it was written (%4 messages).").arg(m_code, QString::number(m_last), timeOf(m_lastAtMs), QString::number(m_messages))
                                : Texts::tr("Session “%1”: between number %2 (%3) and number %4 (%5), something is not as it was written: one or more of %6 events, %7 of them messages.")
                                      .arg(m_code, QString::number(m_from + 1), timeOf(m_fromAtMs), QString::number(m_last), timeOf(m_lastAtMs), QString::number(m_events), QString::number(m_messages)));
    }

    QString m_code;
    const TextSecrets &m_secrets;
    ChainHash m_hash;
    std::optional<ChainDigest> m_digest; ///< nothing: not known after a gap
    QStringList &m_findings;
    qint64 m_last = 0, m_lastAtMs = 0;
    qint64 m_from = 0, m_fromAtMs = 0;   ///< the event with the last stored hash; 0: the start
    qint64 m_events = 0, m_messages = 0; ///< since then
};

/// The session's start, as the log has it; nothing: it is missing. A start that is not that of the tables is reported.
Result<std::optional<ChainDigest>> checkStart(Database &database, qint64 session, const QString &code, const TextSecrets &secrets, QStringList &findings)
{
    const auto computed = chainStart(database, session, secrets);
    if (!computed)
        return tl::unexpected(computed.error());
    std::optional<ChainDigest> stored;
    const auto read = database.scan(u"SELECT chain FROM session WHERE id = ? AND chain IS NOT NULL"_s, {session}, [&stored](const StoredRow &row) {
        stored = digestOf(row.blob(0));
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    if (!stored)
        findings.append(Texts::tr("Session “%1”: the start of its hash chain is missing.").arg(code));
    else if (*stored != *computed)
        findings.append(Texts::tr("Session “%1”: what it was made of is not as it was written: its study, participants, groups, channels or chat boxes.").arg(code));
    return stored;
}

} // namespace

Result<void> checkChain(Database &database, qint64 session, const QString &code, QStringList &findings, const std::function<bool()> &goesOn)
{
    const auto secrets = TextSecrets::read(database, session);
    const auto start = secrets ? checkStart(database, session, code, *secrets, findings) : tl::unexpected(secrets.error());
    if (!start)
        return tl::unexpected(start.error());
    ChainWalk walk(code, *secrets, *start, findings);
    bool wantsMore = true;
    const auto read = database.scan(u"SELECT "_s + chainedColumns() + u", chain FROM event WHERE session_id = ? ORDER BY seq"_s, {session}, [&](const StoredRow &row) {
        walk.add(row);
        wantsMore = goesOn();
        return wantsMore;
    });
    if (!read || !wantsMore)
        return read;
    // The index of what was said knows how far the log went, and so do the secrets of new people.
    const auto lastKnown = database.readValue(u"SELECT max(ifnull((SELECT seq FROM said_until WHERE session_id = ?), 0), "
                                              "ifnull((SELECT max(from_seq) - 1 FROM text_secret WHERE session_id = ?), 0))"_s, {session, session});
    if (!lastKnown)
        return tl::unexpected(lastKnown.error());
    walk.end(lastKnown->toLongLong());
    return {};
}

Result<void> checkAdmissions(Database &database, qint64 id, const QString &code, QStringList &findings)
{
    const auto session = readSession(database, id);
    if (!session || !(*session)->isOfOtherSystem())
        return session ? Result<void>() : tl::unexpected(session.error());
    QHash<int, BoxAdmission> byParticipant, byChannel;        // the newest, and the first
    QHash<std::pair<int, int>, QString> nicknames;
    const auto read = readEventsOf(database, id, {EventKind::BoxAdmitted}, [&](const Event &event) {
        const BoxAdmission admission = admissionOf(event);
        byParticipant.insert(event.participant, admission);
        if (!byChannel.contains(event.channel))
            byChannel.insert(event.channel, admission);
        nicknames.insert({event.participant, event.channel}, admission.claims.nickname);
        return true;
    });
    if (!read)
        return read;
    bool isSame = byParticipant.size() == (*session)->numParticipants() && byChannel.size() == (*session)->channels.size();
    for (auto it = byParticipant.cbegin(); isSame && it != byParticipant.cend(); ++it) {
        const Player &player = (*session)->player(it.key(), 1);
        isSame = (*session)->participant(it.key()).code == it->participant && player.role == it->claims.role && player.idInGroup == it->claims.idInGroup && player.groupId == it->group;
        for (const ChatBox &box : (*session)->boxes.at(0).at(it.key() - 1))
            isSame = isSame && box.nickname == nicknames.value({it.key(), box.channel});
    }
    for (auto it = byChannel.cbegin(); isSame && it != byChannel.cend(); ++it)
        isSame = (*session)->channel(it.key()).name == it->claims.channelName() && (*session)->channel(it.key()).handle == it->handle;
    if (!isSame)
        findings.append(Texts::tr("Session “%1”: its participants, channels or chat boxes are not those that its tickets have brought.").arg(code));
    return {};
}

} // namespace LabChat
