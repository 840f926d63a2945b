// SPDX-License-Identifier: GPL-3.0-or-later
#include "labtest.h"

#include <QtTest/QTest>

namespace LabChat::Testing {

void LabTest::startLab(const Study &study, const LabServerOptions &server, const TlsFiles &tls)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, server, {}, {}, tls});
    QVERIFY2(m_lab->start(), qUtf8Printable(m_lab->error.text));
    use(study);
}

void LabTest::stopLab()
{
    m_session.reset();
    m_lab.reset();
    m_folder.reset();
}

void LabTest::use(const Study &study)
{
    m_session = m_lab->createSession(study);
    QVERIFY(m_session);
}

Client LabTest::makeClient(int participant) const
{
    return std::make_unique<ChatClient>(m_lab->socketUrl(), m_session->participant(participant).ticket);
}

Client LabTest::joined(int participant) const
{
    Client client = makeClient(participant);
    return client->join() ? std::move(client) : nullptr;
}

} // namespace LabChat::Testing
