// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/othersystem.h"
#include "gui/integrate/keysfixture.h"
#include "support/testprogram.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Integrate → Open a session for boxes without a ticket….
class OpenSessionsTest final : public KeysFixture {
    Q_OBJECT

private slots:
    void asksBeforeItOpensASession();
    void takesOnlyNamesOfSessions();
    void closesASession();
    void saysWhatFailed();
    void marksTheSessionInTheWindow();
    void marksASessionThatWasClosed();
    void saysWhichSessionHasEnded();
    void showsTheLinesForTheSession();
    void namesItsControls();
};

void OpenSessionsTest::asksBeforeItOpensASession()
{
    open(u"openSessionsAction"_s);
    QVERIFY(isVisible(u"noOpenSessionsLabel"_s));
    type(u"openSessionLineEdit"_s, u" pilot "_s);
    click(u"openSessionPushButton"_s);
    const auto *box = find<QMessageBox>(u"openSessionMessageBox"_s);
    QVERIFY(box->text().contains(u"“pilot”"_s));
    QVERIFY(box->informativeText().contains("anybody on the network can be anybody"_L1));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QVERIFY(m_service->keyChanges.isEmpty());
    click(u"confirmOpenPushButton"_s);
    keepKeys();
    QCOMPARE(m_keys.size(), 1);
    QVERIFY(m_keys.first().isOpen);
    QCOMPARE(m_keys.first().sessions, QStringList({u"pilot"_s}));
    QCOMPARE(cell(u"openSessionsTreeView"_s, 0, 0), u"pilot"_s);
}

void OpenSessionsTest::takesOnlyNamesOfSessions()
{
    open(u"openSessionsAction"_s);
    QVERIFY(!isEnabled(u"openSessionPushButton"_s));
    type(u"openSessionLineEdit"_s, u"my pilot"_s);
    QVERIFY(!isEnabled(u"openSessionPushButton"_s));
    QVERIFY(text(u"openOutcomeLabel"_s).contains("letters"_L1));
    type(u"openSessionLineEdit"_s, u"my_pilot-2"_s);
    QVERIFY(isEnabled(u"openSessionPushButton"_s));
}

void OpenSessionsTest::closesASession()
{
    open(u"openSessionsAction"_s);
    m_keys = *withOpenSession(*withOpenSession({}, u"a"_s, 1), u"b"_s, 2);
    emit m_service->keysChanged(m_keys);
    auto *view = find<QTreeView>(u"openSessionsTreeView"_s);
    view->setCurrentIndex(view->model()->index(1, 0));
    click(u"closeSessionPushButton"_s);
    const auto *box = find<QMessageBox>(u"closeSessionMessageBox"_s);
    QVERIFY(box->text().contains(u"“b”"_s));
    QVERIFY(box->informativeText().contains("put out at once"_L1));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QVERIFY(m_service->keyChanges.isEmpty());
    click(u"confirmCloseSessionPushButton"_s);
    keepKeys();
    QVERIFY(m_keys.last().isRevoked());
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(cell(u"openSessionsTreeView"_s, 0, 0), u"a"_s);
    QTRY_VERIFY(!find<QWidget>(u"closeSessionMessageBox"_s));
    click(u"closeSessionPushButton"_s);
    click(u"confirmCloseSessionPushButton"_s);
    keepKeys();
    QVERIFY(!isEnabled(u"closeSessionPushButton"_s));
}

void OpenSessionsTest::saysWhatFailed()
{
    open({});
    emit m_service->keysFailed({u"keys_damaged"_s, u"The file is damaged."_s});
    trigger(u"openSessionsAction"_s);
    QCOMPARE(text(u"openOutcomeLabel"_s), u"The file is damaged."_s);
    QVERIFY(!isVisible(u"noOpenSessionsLabel"_s));
    emit m_service->keysChanged({});
    QVERIFY(!isVisible(u"openOutcomeLabel"_s));
    emit m_service->keysFailed({u"session_open"_s, u"The session is open already."_s});
    QVERIFY(text(u"openOutcomeLabel"_s).contains("open already"_L1));
}

void OpenSessionsTest::marksTheSessionInTheWindow()
{
    makeWindow();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    auto open = std::make_shared<Session>(*groupSession(1, 4, 2, nowMs));
    open->origin = {{}, u"pilot"_s};
    openSessions({open});
    QVERIFY2(m_window->windowTitle().contains("open to anybody"_L1), qPrintable(m_window->windowTitle()));
    QVERIFY(find<QComboBox>(u"sessionComboBox"_s)->currentText().contains("open to anybody"_L1));
    auto ofKey = std::make_shared<Session>(*groupSession(2, 4, 2, nowMs));
    ofKey->origin = {u"otree"_s, u"pilot"_s};
    emit m_service->sessionOpened(SessionState(ofKey));
    QCOMPARE(find<QComboBox>(u"sessionComboBox"_s)->findText(u"open to anybody"_s, Qt::MatchContains), 1); // only the other one
}

void OpenSessionsTest::marksASessionThatWasClosed()
{
    makeWindow();
    const SessionPtr pilot = makeSessionOf({{}, u"pilot"_s}, 1, QDateTime::currentMSecsSinceEpoch());
    openSessions({pilot});
    m_keys = *withOpenSession({}, u"pilot"_s, 1);
    emit m_service->keysChanged(m_keys);
    const auto *tree = find<QTreeView>(u"channelTreeView"_s);
    const auto marked = [&] {
        return QStringList{m_window->windowTitle(), find<QComboBox>(u"sessionComboBox"_s)->currentText(), tree->model()->index(0, 0).data().toString()};
    };
    for (const QString &text : marked())
        QVERIFY2(text.contains("(open to anybody"_L1), qPrintable(text));
    m_keys = *withClosedSession(m_keys, u"pilot"_s, 2);
    emit m_service->keysChanged(m_keys);
    QTRY_VERIFY2(m_window->windowTitle().contains("(closed"_L1), qPrintable(m_window->windowTitle()));
    for (const QString &text : marked())
        QVERIFY2(text.contains("(closed"_L1), qPrintable(text));
    m_keys = *withOpenSession(m_keys, u"pilot"_s, 3);
    emit m_service->keysChanged(m_keys);
    QTRY_VERIFY(m_window->windowTitle().contains("(open to anybody"_L1));
}

void OpenSessionsTest::saysWhichSessionHasEnded()
{
    makeWindow();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const SessionPtr pilot = makeSessionOf({{}, u"pilot"_s}, 1, nowMs);
    openSessions({pilot});
    m_keys = *withOpenSession({}, u"pilot"_s, 1);
    emit m_service->keysChanged(m_keys);
    trigger(u"openSessionsAction"_s);
    QVERIFY(cell(u"openSessionsTreeView"_s, 0, 1).startsWith("since"_L1));
    SessionState state(pilot);
    commit({nextEvent(state, EventKind::SessionEnded, 0, nowMs + 1)});
    QTRY_COMPARE(cell(u"openSessionsTreeView"_s, 0, 1), u"no longer: it has ended"_s);
    click(u"closeSessionPushButton"_s); // nobody is put out
    keepKeys();
    QVERIFY(isVisible(u"noOpenSessionsLabel"_s));
}

void OpenSessionsTest::showsTheLinesForTheSession()
{
    open(u"openSessionsAction"_s);
    m_keys = *withOpenSession({}, u"walk-in"_s, 1);
    emit m_service->keysChanged(m_keys);
    click(u"openSnippetPushButton"_s);
    const QString lines = find<QPlainTextEdit>(u"snippetPlainTextEdit"_s)->toPlainText();
    QVERIFY2(lines.contains("<lab-chat session=\"walk-in\""_L1), qPrintable(lines));
    QVERIFY(lines.contains("labchat key open walk-in"_L1));
    QVERIFY(!lines.contains("ticket=\""_L1));
}

void OpenSessionsTest::namesItsControls()
{
    open(u"openSessionsAction"_s);
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(OpenSessionsTest, QApplication)
#include "tst_opensessions.moc"
