// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeothersystem.h"
#include "support/testprogram.h"
#include "unit/exporttest.h"

using namespace LabChat;
using namespace LabChat::Testing;

/// Which sessions an export contains, when other systems call several by the same name.
class tst_ExportedSessions final : public ExportTest {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { removeFiles(); }

    void takesASessionByTheNameThatItHasElsewhere();
    void asksWhichOfSeveralIsMeant();
    void takesOneOfThemByItsOwnCode();
    void prefersASessionsOwnCode();
    void tellsTheRowsOfSeveralApart();

private:
    /// A session of another system in which somebody says its key. Returns its own code.
    QString logSession(qint64 id, const QString &name, const QString &key);

    QString m_pilot, m_samePilot, m_openPilot, m_main;
};

void tst_ExportedSessions::initTestCase()
{
    m_probe = std::make_unique<LogProbe>(m_data.path());
    QVERIFY(m_probe->contents);
    m_pilot = logSession(1, u"pilot"_s, u"default"_s);
    m_samePilot = logSession(2, u"pilot"_s, u"trustlab"_s);
    m_openPilot = logSession(3, u"pilot"_s, {});
    m_main = logSession(4, u"main"_s, u"default"_s);
    SessionState own = begin(knownSession(5, u"ownown11"_s, smallStudy()));
    keep(own, post(own, 1, u"own"_s, "1"), startMs);
    (void)logSession(6, u"ownown11"_s, u"default"_s);
    QTRY_VERIFY(exported(u"ownown11"_s, ExportFormat::OTree).contains("own"));
}

QString tst_ExportedSessions::logSession(qint64 id, const QString &name, const QString &key)
{
    FakeOtherSystem system(id, startMs, name, key);
    m_probe->log.createSession(system.session(), sessionCreated(*system.session()));
    SessionState state(system.session());
    state.apply(sessionCreated(*system.session()));
    const auto log = [&](const Command &command) { keep(state, command, startMs); };
    log(AdmitBox{u"anna"_s, claimsOf(u"g1"_s), u"handle"_s + QString::number(id)});
    log(Post{1, state.session().channel(1).handle, "1", u"said with "_s + key});
    return system.session()->code;
}

void tst_ExportedSessions::takesASessionByTheNameThatItHasElsewhere()
{
    const QByteArray csv = exported(u"main"_s, ExportFormat::Messages);
    QCOMPARE(csv.count("\r\n"), 2);
    QVERIFY2(csv.contains(QByteArray(',' + m_main.toLatin1() + ',')), csv);
}

void tst_ExportedSessions::asksWhichOfSeveralIsMeant()
{
    const auto summary = start(u"pilot"_s).result();
    QVERIFY(!summary);
    QCOMPARE(summary.error().code, u"several_sessions"_s);
    for (const QString &part : {m_pilot, m_samePilot, m_openPilot, u"“default”"_s, u"“trustlab”"_s})
        QVERIFY2(summary.error().text.contains(part), qPrintable(summary.error().text));
    QCOMPARE(filesInOut(), QStringList());
}

void tst_ExportedSessions::takesOneOfThemByItsOwnCode()
{
    const QByteArray csv = exported(m_samePilot, ExportFormat::OTree);
    QCOMPARE(csv.count("\r\n"), 2);
    QVERIFY2(csv.contains("pilot,1,anna,pilot-trust-g1,Player,said with trustlab,"), csv);
}

void tst_ExportedSessions::prefersASessionsOwnCode()
{
    const QByteArray csv = exported(u"ownown11"_s, ExportFormat::Messages);
    QCOMPARE(csv.count("\r\n"), 2);
    QVERIFY2(csv.contains(",own,visible,"), csv);
}

void tst_ExportedSessions::tellsTheRowsOfSeveralApart()
{
    for (const ExportFormat format : {ExportFormat::Messages, ExportFormat::Events}) {
        const QByteArray csv = exported({}, format);
        QVERIFY2(csv.left(csv.indexOf("\r\n")).contains(",labchat_session"), csv);
        for (const QString &code : {m_pilot, m_samePilot, m_openPilot})
            QVERIFY2(csv.contains(QByteArray(',' + code.toLatin1())), csv);
    }
}

LABCHAT_TEST(tst_ExportedSessions, QCoreApplication)
#include "tst_exportedsessions.moc"
