// SPDX-License-Identifier: GPL-3.0-or-later
#include "othersystemtest.h"

#include "server/tickets/jsonwebtoken.h"

#include <QtTest/QTest>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

void OtherSystemTest::start()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_keys = {};
    change([](const KeyList &keys) { return withNewKey(keys, u"otree"_s, 1); });
    startLab();
}

void OtherSystemTest::stop()
{
    QVERIFY(m_lab->stop());
    m_lab.reset();
}

void OtherSystemTest::startLab(const Clocks &clocks, const std::function<EventLog *()> &makeLog)
{
    m_lab.reset();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, makeLog, clocks});
    QVERIFY(m_lab->start());
}

void OtherSystemTest::change(const KeyChange &change)
{
    const auto changed = changeKeys(m_folder->path(), change);
    QVERIFY(changed);
    m_keys = *changed;
}

QString OtherSystemTest::sign(const Ticket &ticket, const QString &key) const
{
    QJsonObject claims{{u"sub"_s, ticket.participant}, {u"session"_s, ticket.session}, {u"app"_s, u"trust"_s}, {u"channel"_s, ticket.channel},
                       {u"nickname"_s, ticket.nickname}};
    for (auto it = ticket.more.begin(); it != ticket.more.end(); ++it)
        claims.insert(it.key(), it.value());
    return QString::fromLatin1(signedToken(claims, findKey(m_keys, key)->secret, key));
}

QString OtherSystemTest::joinToo(ChatClient &client, const Ticket &ticket) const
{
    const qsizetype before = client.framesOf(u"channel"_s).size();
    client.send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign(ticket)}});
    if (!QTest::qWaitFor([&] { return client.framesOf(u"channel"_s).size() > before; }, 20'000))
        return {};
    return client.lastOf(u"channel"_s).value("channel"_L1).toString();
}

QJsonObject OtherSystemTest::answerTo(const QString &token) const
{
    const Client client = clientWith(token);
    client->open();
    (void)QTest::qWaitFor([&] { return client->closeCode != 0; }, 20'000);
    for (const QJsonObject &frame : std::as_const(client->frames)) {
        if (frame.value("type"_L1) == u"error"_s || frame.value("type"_L1) == u"bye"_s)
            return frame;
    }
    return {};
}

SessionState OtherSystemTest::state(int index) const
{
    SessionState folded = m_lab->sessions.value(index);
    for (const Event &event : std::as_const(m_lab->events)) {
        if (event.session == folded.session().id && event.seq > folded.lastSeq())
            folded.apply(event);
    }
    return folded;
}

OtherSystemTest::Client OtherSystemTest::joined(const Ticket &ticket) const
{
    Client client = clientWith(sign(ticket));
    return client->join() ? std::move(client) : nullptr;
}

} // namespace LabChat::Testing
