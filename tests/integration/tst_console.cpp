// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "console/window/mainwindow.h"
#include "support/sessions.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The operator's window with a real server: what a click does to real participants.
class ConsoleTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void pausesEverybodyWithOneKey();
    void hidesFromTheContextMenuAndRestoresByUndo();
    void releasesWhatIsHeld();
    void keepsTheWindowsOfARemovedParticipantShut();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void confirm() const;
    void select(const QString &view, int row) const;
    [[nodiscard]] QAbstractItemView *transcript() const { return find<QAbstractItemView>(u"transcriptView"_s); }
    [[nodiscard]] ChatClient &client(int participant) const { return *m_clients.at(participant - 1); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    std::unique_ptr<MainWindow> m_window;
    SessionPtr m_session;
    std::vector<std::unique_ptr<ChatClient>> m_clients;
};

void ConsoleTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    TestLabOptions labOptions;
    labOptions.dataDirectory = m_folder->filePath(u"data"_s);
    m_lab = std::make_unique<TestLab>(labOptions);
    ConsoleOptions options;
    options.dataDirectory = labOptions.dataDirectory;
    options.settingsFile = m_folder->filePath(u"settings.ini"_s);
    m_window = std::make_unique<MainWindow>(m_lab->server(), &m_lab->archive(), options);
    m_window->show();
    QVERIFY(m_lab->start());
    m_session = m_lab->createSession(groupChat(4, 4));
    QVERIFY(m_session);
    for (int participant = 1; participant <= 3; ++participant) {
        m_clients.push_back(std::make_unique<ChatClient>(m_lab->socketUrl(), m_session->participant(participant).ticket));
        QVERIFY(m_clients.back()->join());
    }
    QTRY_VERIFY(m_window->windowTitle().contains(m_session->code));
    find<QAction>(u"transcriptAction"_s)->trigger();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

void ConsoleTest::cleanup()
{
    m_clients.clear();
    m_window.reset();
    m_lab.reset();
}

void ConsoleTest::confirm() const
{
    auto *reasons = find<QComboBox>(u"reasonComboBox"_s);
    QVERIFY(reasons);
    if (auto *name = find<QLineEdit>(u"operatorLineEdit"_s); name->text().isEmpty())
        name->setText(u"Ada"_s);
    QTRY_VERIFY(reasons->window()->isActiveWindow());
    QTest::keyClick(reasons->window(), Qt::Key_Return);
    QTRY_VERIFY(!find<QComboBox>(u"reasonComboBox"_s));
}

void ConsoleTest::select(const QString &view, int row) const
{
    auto *items = find<QAbstractItemView>(view);
    QTRY_VERIFY(items->model()->rowCount() > row);
    items->selectionModel()->setCurrentIndex(items->model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ConsoleTest::pausesEverybodyWithOneKey()
{
    QElapsedTimer sinceKey;
    sinceKey.start();
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    for (const auto &each : m_clients)
        QTRY_COMPARE(each->lastOf(u"channel_state"_s).value("reason"_L1).toString(), u"paused"_s);
    QVERIFY2(sinceKey.elapsed() < 500, qPrintable(QString::number(sinceKey.elapsed())));
    const QString nonce = client(1).post(u"can I?"_s);
    QTRY_COMPARE(client(1).refusalOf(nonce).value("code"_L1).toString(), u"paused"_s);
    QTRY_VERIFY(find<QWidget>(u"pauseBanner"_s)->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QTRY_VERIFY(client(3).lastOf(u"channel_state"_s).value("open"_L1).toBool());
    client(1).post(u"again"_s);
    QTRY_COMPARE(client(2).bodies(), QStringList{u"again"_s});
}

void ConsoleTest::hidesFromTheContextMenuAndRestoresByUndo()
{
    client(1).post(u"you idiot"_s);
    select(u"transcriptView"_s, 0);
    emit transcript()->customContextMenuRequested(transcript()->visualRect(transcript()->model()->index(0, 0)).center());
    auto *menu = find<QMenu>(u"transcriptMenu"_s);
    auto *hide = find<QAction>(u"hideMessageAction"_s);
    QVERIFY(menu->actions().contains(hide));
    hide->trigger();
    menu->close();
    confirm();
    for (const auto &each : m_clients)
        QTRY_COMPARE(int(each->framesOf(u"hidden"_s).size()), 1);
    QTRY_COMPARE(find<QAbstractItemView>(u"actionsTreeView"_s)->model()->rowCount(), 1);
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTRY_VERIFY(find<QAction>(u"undoAction"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    confirm();
    for (const auto &each : m_clients)
        QTRY_COMPARE(int(each->framesOf(u"restored"_s).size()), 1);
    QTRY_COMPARE(find<QAbstractItemView>(u"actionsTreeView"_s)->model()->rowCount(), 2);
}

void ConsoleTest::releasesWhatIsHeld()
{
    find<QAction>(u"holdChannelAction"_s)->trigger();
    confirm();
    QTRY_VERIFY(find<QAction>(u"stopHoldingChannelAction"_s)->isVisible());
    client(1).post(u"may I say this?"_s);
    auto *queue = find<QAbstractItemView>(u"heldTreeView"_s);
    select(u"heldTreeView"_s, 0);
    QVERIFY(client(2).bodies().isEmpty());
    find<QDockWidget>(u"approvalDockWidget"_s)->raise();
    m_window->activateWindow(); // like a window manager when the dialog has closed
    QTRY_VERIFY(m_window->isActiveWindow());
    queue->setFocus();
    QTest::keyClick(queue, Qt::Key_Return);
    find<QAction>(u"releaseMessageAction"_s)->trigger(); // again: nothing is left to release, or the rules refuse it
    QTRY_COMPARE(client(2).bodies(), QStringList{u"may I say this?"_s});
    QTRY_COMPARE(queue->model()->rowCount(), 0);
}

void ConsoleTest::keepsTheWindowsOfARemovedParticipantShut()
{
    select(u"participantsTreeView"_s, 1);
    find<QAction>(u"removeParticipantAction"_s)->trigger();
    confirm();
    QTRY_VERIFY(client(2).closeCode != 0);
    QVERIFY(client(1).closeCode == 0);
    QTRY_VERIFY(find<QAction>(u"readmitParticipantAction"_s)->isVisible());
    find<QAction>(u"readmitParticipantAction"_s)->trigger();
    confirm();
    QTRY_VERIFY(!find<QAction>(u"readmitParticipantAction"_s)->isVisible());
    QVERIFY(client(2).join());
}

LABCHAT_TEST(ConsoleTest, QApplication)
#include "tst_console.moc"
