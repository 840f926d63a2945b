// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/integrate/keysfixture.h"

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
    keepKeys();
    QVERIFY(m_keys.last().isRevoked());
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(cell(u"openSessionsTreeView"_s, 0, 0), u"a"_s);
    click(u"closeSessionPushButton"_s);
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

void OpenSessionsTest::namesItsControls()
{
    open(u"openSessionsAction"_s);
    verifyEveryControlHasANameAndAToolTip();
}

QTEST_MAIN(OpenSessionsTest)
#include "tst_opensessions.moc"
