// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/othersystem.h"
#include "server/session/sessionhost.h"
#include "store/sqlitearchive.h"
#include "support/testprogram.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

/// A peer that the test closes at the moment that it wants.
class FakeTransport final : public Transport {
public:
    void listen(TransportListener *listener) override { m_listener = listener; }
    void write(const QByteArray &) override {}
    void write(const Pieces &) override {}
    [[nodiscard]] qint64 bytesToWrite() const override { return 0; }
    void ping() override {}
    void close(QWebSocketProtocol::CloseCode) override {}
    void abort() override {}
    void leave() { m_listener->closed(); }

private:
    TransportListener *m_listener = nullptr;
};

struct Peer {
    FakeTransport *transport = nullptr;
    QPointer<Connection> connection;
};

} // namespace

/// Places are given to connections while both can come and go. Without a log: each event is committed when the test wants it.
class tst_Seating final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void givesNoPlaceToWhoHasLeft();
    void hearsNobodyWithoutAPlace();
    void limitsHowOftenSomebodyChanges();

private:
    [[nodiscard]] Peer peer()
    {
        auto transport = std::make_unique<FakeTransport>();
        FakeTransport *const itself = transport.get();
        auto *const connection = new Connection(std::move(transport), {}, {}, [](Connection *, const ClientFrame &) {}, this);
        connect(connection, &Connection::ended, m_host.get(), [this](Connection *each) {
            if (SessionHost *const session = each->session())
                session->leave(each);
        });
        return {itself, connection};
    }
    void commit()
    {
        while (!m_decided.isEmpty())
            m_host->committed({m_decided.takeFirst()});
    }
    [[nodiscard]] static AdmitBox box(const QString &participant)
    {
        ChannelClaims claims;
        claims.app = u"trust"_s;
        claims.channel = u"1"_s;
        claims.nickname = participant;
        return {participant, claims, u"handle"_s};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SqliteArchive> m_archive;
    std::unique_ptr<SessionHost> m_host;
    QList<Event> m_decided;
    QList<Event> m_all;
};

void tst_Seating::init()
{
    m_decided.clear();
    m_all.clear();
    const SessionPtr session = makeSessionOf({u"otree"_s, u"pilot"_s}, 1, 1);
    SessionState state(session);
    state.apply(sessionCreated(*session));
    m_archive = std::make_unique<SqliteArchive>(m_folder.path());
    m_host = std::make_unique<SessionHost>(StoredSession{state, {}}, *m_archive, Clocks(), nullptr);
    connect(m_host.get(), &SessionHost::decided, this, [this](const Event &event) {
        m_decided.append(event);
        m_all.append(event);
    });
}

/// Its page has been closed, and the connection is about to delete itself: a place for it would be one for nobody, and the next message would be written to it.
void tst_Seating::givesNoPlaceToWhoHasLeft()
{
    const Peer anna = peer();
    m_host->admit(anna.connection, box(u"anna"_s), {});
    anna.transport->leave();
    QVERIFY(anna.connection); // still
    commit();
    QCOMPARE(anna.connection->session(), nullptr);
    QTRY_VERIFY(!anna.connection);
    QVERIFY(std::none_of(m_all.begin(), m_all.end(), [](const Event &event) { return event.kind == EventKind::Connected; }));
    const Peer bert = peer();
    m_host->admit(bert.connection, box(u"bert"_s), {});
    commit();
    QVERIFY(m_host->receive(bert.connection, PostFrame{u"handle"_s, "1", u"Is anybody here?"_s}));
    commit();
    QCOMPARE(m_host->committedState().messages(), 1);
    m_host->sayGoodbye();
}

void tst_Seating::hearsNobodyWithoutAPlace()
{
    const Peer anna = peer();
    m_host->admit(anna.connection, box(u"anna"_s), {});
    QVERIFY(!m_host->receive(anna.connection, PostFrame{u"handle"_s, "1", u"Before"_s}));
    commit();
    QCOMPARE(m_host->committedState().messages(), 0);
    QVERIFY(m_host->receive(anna.connection, PostFrame{u"handle"_s, "2", u"Now"_s}));
    commit();
    QCOMPARE(m_host->committedState().messages(), 1);
    anna.transport->leave();
    QVERIFY(!m_host->receive(anna.connection, PostFrame{u"handle"_s, "3", u"After"_s}));
    commit();
    QCOMPARE(m_host->committedState().messages(), 1);
}

/// Another nickname with each ticket fills the log, and counts in no other limit.
void tst_Seating::limitsHowOftenSomebodyChanges()
{
    constexpr int tries = 2000, most = 450;
    const Peer anna = peer(), bert = peer();
    for (int i = 0; i < tries; ++i) {
        AdmitBox renamed = box(u"anna"_s);
        renamed.claims.nickname = QString::number(i);
        m_host->admit(anna.connection, renamed, {});
        commit();
    }
    const auto admissions = std::count_if(m_all.begin(), m_all.end(), [](const Event &event) { return event.kind == EventKind::BoxAdmitted; });
    QVERIFY2(admissions >= 400 && admissions < most, qPrintable(QString::number(admissions)));
    m_host->admit(bert.connection, box(u"bert"_s), {});
    commit();
    QCOMPARE(bert.connection->session(), m_host.get()); // the others do not suffer for it
}

LABCHAT_TEST(tst_Seating, QCoreApplication)
#include "tst_seating.moc"
