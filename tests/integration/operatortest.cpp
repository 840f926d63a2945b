// SPDX-License-Identifier: GPL-3.0-or-later
#include "operatortest.h"

#include "core/session/eventdetail.h"
#include "support/sessions.h"

#include <QtTest/QtTest>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

void OperatorTest::startGroups()
{
    Study study = groupChat(2 * inGroup, inGroup);
    study.helpLine = true;
    startLab(study);
}

void OperatorTest::useWithHelpLine(Study study)
{
    study.helpLine = true;
    use(study);
}

Event OperatorTest::waitFor(EventKind kind, qsizetype from) const
{
    return waitFor([=](const Event &event) { return event.kind == kind; }, from);
}

Event OperatorTest::waitFor(const std::function<bool(const Event &)> &isMeant, qsizetype from) const
{
    const auto find = [&] { return std::find_if(m_lab->events.cbegin() + from, m_lab->events.cend(), isMeant); };
    return QTest::qWaitFor([&] { return find() != m_lab->events.cend(); }, 10'000) ? *find() : Event();
}

Event OperatorTest::does(const OperatorAction &action, const QString &text)
{
    const qsizetype from = m_lab->events.size();
    m_lab->server()->moderate(m_session->id, {Moderate{action, {u"Ada"_s, u"the test"_s, text, 0}}});
    return waitFor(isIntervention, from);
}

qint64 OperatorTest::says(ChatClient &client, const QString &body, EventKind kind)
{
    const qsizetype from = m_lab->events.size();
    (void)client.post(body);
    return waitFor(kind, from).seq;
}

void OperatorTest::settle(ChatClient &client) const
{
    const qsizetype before = client.framesOf(u"pong"_s).size();
    client.send({{u"type"_s, u"ping"_s}, {u"t"_s, 0}});
    QTRY_COMPARE(client.framesOf(u"pong"_s).size(), before + 1);
}

} // namespace LabChat::Testing
