// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/datadirectory.h"
#include "store/eventinsert.h"
#include "store/searchindex.h"
#include "store/sessionrows.h"
#include "support/sessions.h"

#include <QtTest/QtTest>

#include <memory>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

/// Base of tests of the search: a log with one session, and the search's index beside it.
class SearchTest : public QObject {
protected:
    void startAnew()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_lastSeq.clear();
        QVERIFY(withLog([this](Database &log) { addSession(log, makeSession(groupChat(), 1)); }));
    }

    [[nodiscard]] bool withLog(const std::function<void(Database &)> &work)
    {
        const auto log = Database::openForWriting(DataDirectory::databasePathIn(m_directory->path()));
        if (!log || !(*log)->begin())
            return false;
        work(**log);
        return (*log)->commit().has_value();
    }

    void addSession(Database &log, const SessionPtr &session)
    {
        QVERIFY(writeSession(log, *session));
        add(log, session->id, EventKind::SessionCreated, {});
    }

    void add(Database &log, qint64 session, EventKind kind, const QString &body)
    {
        auto insert = EventInsert::prepare(log);
        QVERIFY(insert);
        write(*insert, session, kind, body);
    }

    void say(Database &log, qint64 session, const QStringList &bodies)
    {
        auto insert = EventInsert::prepare(log);
        QVERIFY(insert);
        for (const QString &body : bodies)
            write(*insert, session, EventKind::Message, body);
    }

    void write(EventInsert &insert, qint64 session, EventKind kind, const QString &body)
    {
        Event event;
        event.session = session;
        event.seq = ++m_lastSeq[session];
        event.atMs = startMs + event.seq;
        event.kind = kind;
        if (!body.isEmpty()) {
            event.participant = event.channel = event.member = 1;
            event.nickname = u"Player 1"_s;
            event.body = body;
        }
        QVERIFY(insert.write({&event, 1}));
    }

    [[nodiscard]] Result<SearchResults> search(const SearchRequest &request) const
    {
        return searchMessages(m_directory->path(), request, [] { return false; });
    }

    [[nodiscard]] QStringList bodies(const SearchRequest &request) const
    {
        QStringList found;
        if (const auto results = search(request)) {
            for (const SearchHit &hit : results->hits)
                found.append(hit.body);
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QHash<qint64, qint64> m_lastSeq;
};

} // namespace LabChat::Testing
