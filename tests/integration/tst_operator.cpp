// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab.h"
#include "chatclient.h"
#include "console/window/mainwindow.h"
#include "support/testprogram.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The whole program with its window: what the experimenter does there reaches exactly the intended participants.
class OperatorInWindowTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void announcesToExactlyTheMembersOfARole();
    void movesTheEndOfAPageForThoseWhoAreSelected();
    void speaksInAChannelToItsMembers();
    void answersACallForHelpInPrivate();
    void letsANewPersonInAndTheOldOneOut();
    void swapsWhatTwoPeopleSee();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void trigger(const QString &action) const { find<QAction>(action)->trigger(); }
    void confirm() const { QTest::mouseClick(find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton); }
    void select(const QList<int> &participants) const;
    [[nodiscard]] QLineEdit *composerIn(const QWidget *panel) const;
    [[nodiscard]] ChatClient &client(int participant) const { return *m_clients.at(participant - 1); }
    [[nodiscard]] std::unique_ptr<ChatClient> newClient(const QString &ticket) const;
    [[nodiscard]] qint64 endsAtMs(int participant) const { return client(participant).lastOf(u"clock"_s).value("ends_at"_L1).toInteger(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<MainWindow> m_window;
    std::vector<std::unique_ptr<ChatClient>> m_clients;
    SessionPtr m_session;
    ServerAddress m_address;
};

namespace {

/// Two pairs of a seller and a buyer, on a page of ten minutes.
Study marketStudy()
{
    ChatSpec chat;
    chat.name = u"group"_s;
    chat.nickname = u"{{player.role}}"_s;
    chat.channel = u"{{group.id}}"_s;
    PageSpec page;
    page.name = page.title = u"market"_s;
    page.ends = PageEnd::Timer;
    page.durationS = 600;
    page.chats = {chat};
    Study study;
    study.name = study.title = u"market"_s;
    study.numParticipants = 4;
    study.playersPerGroup = 2;
    study.roles = {u"Seller"_s, u"Buyer"_s};
    study.helpLine = true;
    study.pages = {page};
    return study;
}

} // namespace

void OperatorInWindowTest::init()
{
    const QString data = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    m_lab = std::make_unique<Lab>(LabOptions{data, {}});
    ConsoleOptions options;
    options.dataDirectory = data;
    options.settingsFile = m_folder.filePath(u"settings.ini"_s);
    QSettings(options.settingsFile, QSettings::IniFormat).setValue("operator/name"_L1, u"Ann"_s);
    m_window = std::make_unique<MainWindow>(m_lab->service(), m_lab->archive(), options);
    m_window->show();
    m_session.reset();
    m_address = {};
    OperatorService *const service = m_lab->service();
    connect(service, &OperatorService::listening, this, [this](const ServerAddress &address) { m_address = address; });
    connect(service, &OperatorService::sessionOpened, this, [this](const SessionState &state) { m_session = state.sessionPtr(); });
    connect(service, &OperatorService::opened, this, [service] {
        service->listen({u"127.0.0.1"_s, 0});
        service->createSession({marketStudy(), {}});
    });
    m_lab->start();
    QTRY_VERIFY(m_session && m_address.port != 0);
    for (const Participant &participant : m_session->participants) {
        m_clients.push_back(newClient(participant.ticket));
        QVERIFY(m_clients.back()->join());
    }
}

void OperatorInWindowTest::cleanup()
{
    m_clients.clear();
    QSignalSpy stopped(m_lab.get(), &Lab::stopped);
    m_lab->stop();
    QVERIFY(stopped.wait(10'000));
    m_window.reset();
    m_lab.reset();
}

std::unique_ptr<ChatClient> OperatorInWindowTest::newClient(const QString &ticket) const
{
    return std::make_unique<ChatClient>(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(m_address.port)), ticket);
}

void OperatorInWindowTest::select(const QList<int> &participants) const
{
    auto *view = find<QTreeView>(u"participantsTreeView"_s);
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    view->setFocus(); // what does not ask takes only what is selected in the panel with the focus
    view->clearSelection();
    for (const int participant : participants)
        view->selectionModel()->setCurrentIndex(view->model()->index(participant - 1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

QLineEdit *OperatorInWindowTest::composerIn(const QWidget *panel) const
{
    for (auto *line : panel->findChildren<QLineEdit *>(u"composerLineEdit"_s)) {
        if (line->isVisible())
            return line;
    }
    return nullptr;
}

void OperatorInWindowTest::announcesToExactlyTheMembersOfARole()
{
    trigger(u"announceAction"_s);
    auto *kinds = find<QComboBox>(u"audienceKindComboBox"_s);
    kinds->setCurrentIndex(kinds->findText(u"A role"_s));
    auto *roles = find<QComboBox>(u"audienceComboBox"_s);
    roles->setCurrentIndex(roles->findText(u"Buyer"_s));
    auto *words = find<QPlainTextEdit>(u"announcementPlainTextEdit"_s);
    words->setPlainText(u"Buyers, please decide."_s);
    QTest::keyClick(words, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(int(client(2).framesOf(u"notice"_s).size()), 1);
    QTRY_COMPARE(int(client(4).framesOf(u"notice"_s).size()), 1);
    QCOMPARE(client(2).lastOf(u"notice"_s).value("body"_L1).toString(), u"Buyers, please decide."_s);
    QTRY_VERIFY(!find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)); // on disk

    trigger(u"announceAction"_s); // a second one, to all: whoever has received it could also have received the first one
    kinds = find<QComboBox>(u"audienceKindComboBox"_s);
    kinds->setCurrentIndex(kinds->findText(u"Everybody"_s));
    find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"Everybody"_s);
    QTest::keyClick(find<QPlainTextEdit>(u"announcementPlainTextEdit"_s), Qt::Key_Return, Qt::ControlModifier);
    for (const int seller : {1, 3}) {
        QTRY_COMPARE(int(client(seller).framesOf(u"notice"_s).size()), 1);
        QCOMPARE(client(seller).lastOf(u"notice"_s).value("body"_L1).toString(), u"Everybody"_s);
    }
}

void OperatorInWindowTest::movesTheEndOfAPageForThoseWhoAreSelected()
{
    const qint64 before = client(3).lastOf(u"page"_s).value("ends_at"_L1).toInteger();
    QVERIFY(before > 0);
    select({3});
    auto *menu = find<QMenu>(u"countdownMenu"_s);
    emit menu->aboutToShow();
    menu->findChild<QAction *>(u"extend5minAction"_s)->trigger();
    QTRY_COMPARE(endsAtMs(3), before + 300'000);
    menu->findChild<QAction *>(u"shorten1minAction"_s)->trigger();
    QTRY_COMPARE(endsAtMs(3), before + 240'000);
    QVERIFY(client(1).framesOf(u"clock"_s).isEmpty());
    emit menu->aboutToShow();
    menu->findChild<QAction *>(u"endCountdownAction"_s)->trigger(); // asks, because it cannot be undone
    if (auto *name = find<QLineEdit>(u"operatorLineEdit"_s); name->text().isEmpty())
        name->setText(u"Ada"_s);
    find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok)->click();
    QTRY_COMPARE(client(3).lastOf(u"page"_s).value("page"_L1).toString(), u"finished"_s);
    QCOMPARE(client(1).lastOf(u"page"_s).value("page"_L1).toString(), u"market"_s);
}

void OperatorInWindowTest::speaksInAChannelToItsMembers()
{
    trigger(u"transcriptAction"_s);
    auto *channels = find<QTreeView>(u"channelsTreeView"_s);
    channels->setCurrentIndex(channels->model()->index(1, 0));
    QLineEdit *line = nullptr;
    QTRY_VERIFY(line = composerIn(m_window.get()));
    line->setFocus();
    QTest::keyClicks(line, u"Please speak English."_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(client(3).bodies(), QStringList{u"Please speak English."_s});
    QTRY_COMPARE(client(4).bodies(), QStringList{u"Please speak English."_s});
    QCOMPARE(client(4).messages.constFirst().nickname, u"Experimenter"_s);
    QTRY_COMPARE(line->text(), QString());
    QVERIFY(client(1).bodies().isEmpty());
}

void OperatorInWindowTest::answersACallForHelpInPrivate()
{
    client(2).send({{u"type"_s, u"help"_s}, {u"nonce"_s, u"h1"_s}, {u"body"_s, u"What is a price?"_s}});
    auto *banner = find<QWidget>(u"helpBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QTest::mouseClick(find<QPushButton>(u"answerHelpPushButton"_s), Qt::LeftButton);
    auto *dock = find<QDockWidget>(u"helpDockWidget"_s);
    QTRY_COMPARE(dock->windowTitle(), u"Calls for help"_s); // read, and stored
    QLineEdit *line = composerIn(dock);
    QVERIFY(line);
    QTest::keyClicks(line, u"Any number."_s);
    QTest::keyClick(line, Qt::Key_Return);
    const auto answers = [this](int participant) {
        QStringList bodies;
        for (const QString &text : client(participant).texts) {
            if (text.contains(u"Any number."_s))
                bodies.append(text);
        }
        return bodies.size();
    };
    QTRY_COMPARE(answers(2), 1);
    QTRY_COMPARE(line->text(), QString());
    for (const int other : {1, 3, 4})
        QCOMPARE(answers(other), 0);
}

void OperatorInWindowTest::letsANewPersonInAndTheOldOneOut()
{
    QVERIFY(!client(4).post(u"I must go."_s).isEmpty());
    QTRY_COMPARE(client(3).bodies(), QStringList{u"I must go."_s});
    select({4});
    trigger(u"replacePersonAction"_s);
    confirm();
    QTRY_VERIFY(find<QLabel>(u"newLinkLabel"_s));
    QTRY_COMPARE(client(4).lastOf(u"bye"_s).value("code"_L1).toString(), u"removed"_s);
    QVERIFY(client(4).lastOf(u"bye"_s).value("for_good"_L1).toBool());
    const QString ticket = find<QLabel>(u"newLinkLabel"_s)->text().section(u'/', -1);
    QVERIFY(ticket != m_session->participant(4).ticket);

    const auto fresh = newClient(ticket);
    QVERIFY(fresh->join());
    QCOMPARE(fresh->lastOf(u"welcome"_s).value("participant"_L1).toObject().value("id_in_session"_L1).toInt(), 4);
    const auto old = newClient(m_session->participant(4).ticket);
    old->open();
    QTRY_VERIFY(!old->lastOf(u"error"_s).isEmpty() || !old->lastOf(u"bye"_s).isEmpty());
    QVERIFY(!old->isJoined());
    QVERIFY(!fresh->post(u"I am new."_s).isEmpty());
    QTRY_COMPARE(client(3).bodies().constLast(), u"I am new."_s);
}

void OperatorInWindowTest::swapsWhatTwoPeopleSee()
{
    client(1).post(u"from the first group"_s);
    client(3).post(u"from the second group"_s);
    QTRY_COMPARE(client(2).bodies().size(), 1);
    QTRY_COMPARE(client(4).bodies().size(), 1);
    select({2});
    trigger(u"swapSeatsAction"_s);
    auto *seats = find<QTreeView>(u"seatsTreeView"_s);
    seats->setCurrentIndex(seats->model()->index(2, 0)); // P4: P2 is not in the list
    confirm();
    const auto place = [this](int person) { return client(person).lastOf(u"welcome"_s).value("participant"_L1).toObject().value("id_in_session"_L1).toInt(); };
    QTRY_COMPARE(place(2), 4);
    QTRY_COMPARE(place(4), 2);
    QTRY_COMPARE(client(2).lastOf(u"channel"_s).value("messages"_L1).toArray().first().toObject().value("body"_L1).toString(), u"from the second group"_s);
    const auto heard = [this](int person) { return client(person).bodies().contains(u"after the change"_s); };
    client(1).post(u"after the change"_s);
    QTRY_VERIFY(heard(4)); // the person who is now in P1's group
    client(3).post(u"and here"_s);
    QTRY_VERIFY(client(2).bodies().contains(u"and here"_s));
    QVERIFY(!heard(2));
    auto *table = find<QTreeView>(u"participantsTreeView"_s);
    QTRY_COMPARE(table->model()->index(3, 0).siblingAtColumn(0).data().toString(), u"P4"_s);
}

LABCHAT_TEST(OperatorInWindowTest, QApplication)
#include "tst_operator.moc"
