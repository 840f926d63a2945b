// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "heldlog.h"
#include "httpclient.h"
#include "support/filesizelimit.h"
#include "support/sessions.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <memory>
#include <sys/mount.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

using Client = std::unique_ptr<ChatClient>;

/// A small file system in memory that can really be full. Lives on the stack.
class SmallDisk final {
public:
    explicit SmallDisk(const QString &path)
        : m_path(path.toLocal8Bit()), m_mounted(mount("tmpfs", m_path.constData(), "tmpfs", 0, "size=4m") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(m_path.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString filler() const { return QFile::decodeName(m_path) + u"/filler"_s; }
    void fill() const
    {
        QFile file(filler());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        for (qint64 size = 65'536; size > 0; size /= 2) {
            while (file.write(QByteArray(size, 'x')) == size) { }
        }
    }
    void makeRoom() const { QFile::remove(filler()); }

private:
    QByteArray m_path;
    bool m_mounted;
};

} // namespace

/// No participant and no operator ever sees a message that is not on disk.
class tst_StoredBeforeShown final : public QObject {
    Q_OBJECT

private slots:
    void showsNothingBeforeTheCommit();
    void givesNoPlaceBeforeTheCommit();
    void endsNothingBeforeTheCommit();
    void refusesWhatIsNotStored();
    void givesAPlaceThatWasNotStoredToTheNext();
    void showsWhatReachedTheDiskAfterAll();
    void recoversWhenWritingIsPossibleAgain();
    void recoversWhenTheDiskHasRoomAgain();

private:
    void startHeld();
    [[nodiscard]] Client joined(int participant) const;
    /// When this is answered, everything that the server sent to a client before has arrived.
    void catchUp(const Client &client);
    [[nodiscard]] bool isHeld(EventKind kind) const;
    void failAndRecover(const std::function<void()> &breakStorage, const std::function<void()> &mendStorage);

    QTemporaryDir m_folder;
    HeldLog *m_log = nullptr; ///< owned by the lab
    QList<Event> m_held;
    std::unique_ptr<TestLab> m_lab;
    SessionPtr m_session;
};

void tst_StoredBeforeShown::startHeld()
{
    m_held.clear();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder.path(), 0, {}, [this] {
        m_log = new HeldLog;
        connect(m_log, &HeldLog::held, this, [this](const QList<Event> &events) { m_held.append(events); });
        return m_log;
    }});
    QVERIFY(m_lab->start());
    m_session = m_lab->createSession(groupChat(4, 4));
    QVERIFY(m_session);
}

Client tst_StoredBeforeShown::joined(int participant) const
{
    auto client = std::make_unique<ChatClient>(m_lab->socketUrl(), m_session->participant(participant).ticket);
    return client->join() ? std::move(client) : nullptr;
}

void tst_StoredBeforeShown::catchUp(const Client &client)
{
    const auto before = client->framesOf(u"pong"_s).size();
    client->send({{u"type"_s, u"ping"_s}, {u"t"_s, 0}});
    QTRY_COMPARE(client->framesOf(u"pong"_s).size(), before + 1);
}

bool tst_StoredBeforeShown::isHeld(EventKind kind) const
{
    return std::any_of(m_held.cbegin(), m_held.cend(), [kind](const Event &event) { return event.kind == kind; });
}

void tst_StoredBeforeShown::showsNothingBeforeTheCommit()
{
    startHeld();
    const Client anna = joined(1), bert = joined(2);
    m_log->hold();
    const QString nonce = anna->post(u"Hello"_s);
    QTRY_VERIFY(isHeld(EventKind::Message));
    const Client carl = joined(3); // arrives while it is being written
    for (const Client *client : {&anna, &bert, &carl}) {
        catchUp(*client);
        QVERIFY((*client)->messages.isEmpty());
    }
    QVERIFY(!anna->hasAnswerTo(nonce));
    QVERIFY(std::none_of(m_lab->events.cbegin(), m_lab->events.cend(), [](const Event &event) { return event.kind == EventKind::Message; }));
    m_log->commitHeld();
    for (const Client *client : {&anna, &bert, &carl})
        QTRY_COMPARE((*client)->bodies(), QStringList{u"Hello"_s});
    QVERIFY(anna->hasAnswerTo(nonce));
}

void tst_StoredBeforeShown::givesNoPlaceBeforeTheCommit()
{
    startHeld();
    ChatClient browser(m_lab->socketUrl(), {});
    browser.openSilently();
    QTRY_COMPARE(browser.socket().state(), QAbstractSocket::ConnectedState);
    m_log->hold();
    browser.send({{u"type"_s, u"enter"_s}, {u"session"_s, m_session->code}, {u"browser"_s, u"anna"_s}});
    QTRY_VERIFY(isHeld(EventKind::Arrived));
    QCOMPARE(get(m_lab->port(), u"/healthz"_s).status, 200);
    QVERIFY(browser.frames.isEmpty());
    m_log->commitHeld();
    QTRY_COMPARE(browser.lastOf(u"place"_s).value("ticket"_L1).toString(), m_session->participant(1).ticket);
}

void tst_StoredBeforeShown::endsNothingBeforeTheCommit()
{
    startHeld();
    const Client anna = joined(1);
    m_log->hold();
    m_lab->endSession(m_session);
    QTRY_VERIFY(isHeld(EventKind::SessionEnded));
    catchUp(anna);
    QVERIFY(anna->framesOf(u"bye"_s).isEmpty());
    QCOMPARE(get(m_lab->port(), u"/p/"_s + anna->ticket).status, 200);
    m_log->commitHeld();
    QTRY_COMPARE(anna->framesOf(u"bye"_s).size(), 1);
    QCOMPARE(get(m_lab->port(), u"/p/"_s + anna->ticket).status, 404);
}

void tst_StoredBeforeShown::refusesWhatIsNotStored()
{
    startHeld();
    const Client anna = joined(1), bert = joined(2);
    m_log->hold();
    const QString first = anna->post(u"First"_s), second = anna->post(u"Second"_s);
    QTRY_COMPARE(std::count_if(m_held.cbegin(), m_held.cend(), [](const Event &event) { return event.kind == EventKind::Message; }), 2);
    m_log->failHeld();
    for (const QString &nonce : {first, second}) {
        QTRY_COMPARE(anna->refusalOf(nonce).value("code"_L1).toString(), u"not_stored"_s);
        QVERIFY(anna->refusalOf(nonce).value("retry_after_ms"_L1).toInt() > 0);
        QVERIFY(!anna->refusalOf(nonce).value("text"_L1).toString().isEmpty());
    }
    QTRY_COMPARE(m_lab->storageFailures.size(), 1);
    QCOMPARE(m_lab->storageFailures.constFirst().code, u"disk_full"_s);

    m_held.clear();
    const QString third = anna->post(u"Third"_s); // refused at once, without asking the log again
    QTRY_COMPARE(anna->refusalOf(third).value("code"_L1).toString(), u"not_stored"_s);
    QVERIFY(!isHeld(EventKind::Message));
    catchUp(bert);
    QVERIFY(bert->messages.isEmpty() && anna->messages.isEmpty());

    m_log->recoverWith({});
    QTRY_COMPARE(m_lab->storageRecoveries, 1);
    (void)anna->post(u"Again"_s);
    QTRY_COMPARE(bert->bodies(), QStringList{u"Again"_s});
    QTRY_COMPARE(m_lab->events.constLast().body, u"Again"_s);
    qint64 last = 1; // of session_created
    for (const Event &event : std::as_const(m_lab->events)) // no gap: events that failed have never existed
        QCOMPARE(event.seq, ++last);
}

void tst_StoredBeforeShown::givesAPlaceThatWasNotStoredToTheNext()
{
    startHeld();
    const QJsonObject anna{{u"session"_s, m_session->code}, {u"browser"_s, u"anna"_s}}, bert{{u"session"_s, m_session->code}, {u"browser"_s, u"bert"_s}};
    ChatClient browser(m_lab->socketUrl(), {});
    browser.openSilently();
    QTRY_COMPARE(browser.socket().state(), QAbstractSocket::ConnectedState);
    m_log->hold();
    browser.send({{u"type"_s, u"enter"_s}, {u"session"_s, m_session->code}, {u"browser"_s, u"anna"_s}});
    QTRY_VERIFY(isHeld(EventKind::Arrived));
    m_log->failHeld();
    QTRY_COMPARE(browser.lastOf(u"bye"_s).value("code"_L1).toString(), u"not_stored"_s);
    QCOMPARE(askForPlace(m_lab->socketUrl(), anna).value("code"_L1).toString(), u"not_stored"_s);
    m_log->recoverWith({});
    QTRY_COMPARE(m_lab->storageRecoveries, 1);
    QCOMPARE(enter(m_lab->socketUrl(), bert), m_session->participant(1).ticket);
}

void tst_StoredBeforeShown::showsWhatReachedTheDiskAfterAll()
{
    startHeld();
    const Client anna = joined(1), bert = joined(2);
    QTRY_COMPARE(m_lab->online.value(2), true);
    m_log->hold();
    const QString nonce = anna->post(u"On the disk"_s);
    QTRY_VERIFY(isHeld(EventKind::Message));
    const QList<Event> found = m_held;
    m_log->failHeld();
    QTRY_VERIFY(!anna->refusalOf(nonce).isEmpty());
    m_log->recoverWith(found);
    QTRY_COMPARE(bert->bodies(), QStringList{u"On the disk"_s});
    QTRY_COMPARE(anna->bodies(), bert->bodies());
    anna->send({{u"type"_s, u"post"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"nonce"_s, nonce}, {u"body"_s, u"On the disk"_s}});
    QTRY_COMPARE(anna->lastOf(u"refused"_s).value("code"_L1).toString(), u"duplicate"_s);
    QCOMPARE(bert->messages.size(), 1);
}

/// Sends messages until the storage fails, and continues when it works again; every message that was shown is in the log.
void tst_StoredBeforeShown::failAndRecover(const std::function<void()> &breakStorage, const std::function<void()> &mendStorage)
{
    m_session = m_lab->createSession(talkativeStudy(4, 4));
    QVERIFY(m_session);
    const Client anna = joined(1), bert = joined(2);
    (void)anna->post(u"Before"_s);
    QTRY_COMPARE(bert->messages.size(), 1);

    breakStorage();
    QString refused;
    for (int i = 0; refused.isEmpty() && i < 500; ++i) {
        const QString nonce = anna->post(u"%1 "_s.arg(i) + QString(2000, u'x'));
        QTRY_VERIFY(anna->hasAnswerTo(nonce));
        if (!anna->refusalOf(nonce).isEmpty())
            refused = nonce;
    }
    QCOMPARE(anna->refusalOf(refused).value("code"_L1).toString(), u"not_stored"_s);
    QTRY_COMPARE(m_lab->storageFailures.size(), 1);
    QVERIFY(!m_lab->storageFailures.constFirst().text.isEmpty());
    const QString during = bert->post(u"During"_s);
    QTRY_COMPARE(bert->refusalOf(during).value("code"_L1).toString(), u"not_stored"_s);
    const Client carl = joined(3); // stored messages can always be read
    QCOMPARE(carl->bodies(), bert->bodies());

    mendStorage();
    QTRY_COMPARE_WITH_TIMEOUT(m_lab->storageRecoveries, 1, 15'000);
    (void)anna->post(u"After"_s);
    QTRY_COMPARE(bert->bodies().constLast(), u"After"_s);
    QTRY_COMPARE(anna->bodies(), bert->bodies());
    QTRY_COMPARE(carl->bodies(), bert->bodies());
    QStringList exported;
    for (const QStringList &row : m_lab->exported(ExportFormat::OTree).mid(1))
        exported.append(row.at(5));
    QCOMPARE(exported, bert->bodies());
    QCOMPARE(anna->problems + bert->problems, QStringList());
}

void tst_StoredBeforeShown::recoversWhenWritingIsPossibleAgain()
{
    QTemporaryDir folder;
    m_lab = std::make_unique<TestLab>(TestLabOptions{folder.path(), 0, {}, {}});
    QVERIFY(m_lab->start());
    std::unique_ptr<FileSizeLimit> limit;
    failAndRecover([&] { limit = std::make_unique<FileSizeLimit>(rlim_t(QFileInfo(folder.filePath(u"labchat.sqlite-wal"_s)).size() + 50'000)); },
                   [&] { limit.reset(); });
    limit.reset();
    QVERIFY(m_lab->stop());
}

void tst_StoredBeforeShown::recoversWhenTheDiskHasRoomAgain()
{
    QTemporaryDir folder;
    const SmallDisk disk(folder.path());
    if (!disk.isMounted())
        QSKIP("Only root may mount the small file system that this fills.");
    m_lab = std::make_unique<TestLab>(TestLabOptions{folder.path(), 0, {}, {}});
    QVERIFY2(m_lab->start(), qUtf8Printable(m_lab->error.text));
    failAndRecover([&] { disk.fill(); }, [&] { disk.makeRoom(); });
    QCOMPARE(m_lab->storageFailures.value(0).code, u"disk_full"_s);
    QVERIFY(m_lab->stop());
}

LABCHAT_TEST(tst_StoredBeforeShown, QCoreApplication)
#include "tst_stored_before_shown.moc"
