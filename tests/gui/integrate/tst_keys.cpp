// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/keysmodel.h"
#include "gui/integrate/keysfixture.h"
#include "support/testprogram.h"

#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Integrate → Keys….
class KeysTest final : public KeysFixture {
    Q_OBJECT

private slots:
    void makesAKeyAndShowsItsSecretOnce();
    void saysWhatIsWrongWithANewKey_data();
    void saysWhatIsWrongWithANewKey();
    void limitsAKey();
    void rotatesAKey();
    void asksBeforeItRevokesAKey();
    void saysWhatFailed();
    void followsChangesByOthers();
    void keepsTheRulesOfModels();
    void namesItsControls();

private:
    [[nodiscard]] QString key(int row, KeysModel::Column column) const { return cell(u"keysTreeView"_s, row, column); }
};

void KeysTest::makesAKeyAndShowsItsSecretOnce()
{
    open(u"keysAction"_s);
    QVERIFY(isVisible(u"noKeysLabel"_s));
    click(u"newKeyPushButton"_s);
    type(u"keyNameLineEdit"_s, u"otree"_s);
    typeLines(u"keySessionsPlainTextEdit"_s, u"pilot\n\n pilot \nmain"_s);
    typeLines(u"keyOriginsPlainTextEdit"_s, u"https://survey.example/index.php/123?lang=en\nhttps://survey.example/"_s); // as copied from the address bar
    accept(u"keyButtonBox"_s);
    QVERIFY(!isVisible(u"secretFrame"_s)); // not before the server has it
    keepKeys();
    QCOMPARE(m_keys.size(), 1);
    QCOMPARE(m_keys.first().sessions, QStringList({u"pilot"_s, u"main"_s}));
    QCOMPARE(m_keys.first().origins, QStringList({u"https://survey.example"_s}));
    QVERIFY(isVisible(u"secretFrame"_s));
    QCOMPARE(find<QLineEdit>(u"secretLineEdit"_s)->text(), QString::fromLatin1(m_keys.first().secret));
    QVERIFY(text(u"secretLabel"_s).contains("not shown again"_L1));
    click(u"copySecretPushButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), QString::fromLatin1(m_keys.first().secret));
    QCOMPARE(find<QPushButton>(u"copySecretPushButton"_s)->text(), u"Copied"_s);
    QTRY_COMPARE(find<QPushButton>(u"copySecretPushButton"_s)->text(), u"&Copy"_s);
    QCOMPARE(key(0, KeysModel::NameColumn), u"otree"_s);
    QCOMPARE(key(0, KeysModel::SessionsColumn), u"pilot, main"_s);
    QCOMPARE(key(0, KeysModel::OriginsColumn), u"https://survey.example"_s);

    click(u"closeKeysPushButton"_s);
    QTRY_VERIFY(!find<QWidget>(u"KeysDialog"_s));
    trigger(u"keysAction"_s);
    QVERIFY(!isVisible(u"secretFrame"_s));
    QCOMPARE(find<QLineEdit>(u"secretLineEdit"_s)->text(), QString());
    QCOMPARE(key(0, KeysModel::NameColumn), u"otree"_s);
}

void KeysTest::saysWhatIsWrongWithANewKey_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sessions");
    QTest::addColumn<QString>("origins");
    QTest::addColumn<QString>("words");
    QTest::newRow("the name") << u"my key"_s << QString() << QString() << u"letters"_s;
    QTest::newRow("a name that is taken") << u"survey"_s << QString() << QString() << u"survey"_s;
    QTest::newRow("a session") << u"otree"_s << u"pilot\n<b>x</b>"_s << QString() << u"<b>x</b>"_s;
    QTest::newRow("a page without its scheme") << u"otree"_s << QString() << u"survey.example/x"_s << u"https://survey.example"_s;
}

void KeysTest::saysWhatIsWrongWithANewKey()
{
    QFETCH(const QString, name);
    QFETCH(const QString, sessions);
    QFETCH(const QString, origins);
    QFETCH(const QString, words);
    open(u"keysAction"_s);
    addKey(u"survey"_s);
    click(u"newKeyPushButton"_s);
    QVERIFY(!canAccept(u"keyButtonBox"_s));
    type(u"keyNameLineEdit"_s, name);
    typeLines(u"keySessionsPlainTextEdit"_s, sessions);
    typeLines(u"keyOriginsPlainTextEdit"_s, origins);
    QVERIFY2(text(u"keyVerdictLabel"_s).contains(words), qPrintable(text(u"keyVerdictLabel"_s)));
    QVERIFY(!canAccept(u"keyButtonBox"_s));
}

void KeysTest::limitsAKey()
{
    open(u"keysAction"_s);
    addKey(u"otree"_s);
    const QByteArray secret = m_keys.first().secret;
    click(u"limitKeyPushButton"_s);
    QVERIFY(!isVisible(u"keyNameLineEdit"_s)); // it cannot be changed, and nothing looks as if it could
    QVERIFY(find<QWidget>(u"KeyDialog"_s)->windowTitle().contains("otree"_L1));
    typeLines(u"keySessionsPlainTextEdit"_s, u"main"_s);
    accept(u"keyButtonBox"_s);
    keepKeys();
    QCOMPARE(m_keys.first().sessions, QStringList({u"main"_s}));
    QCOMPARE(m_keys.first().secret, secret);
    QVERIFY(!isVisible(u"secretFrame"_s));
}

void KeysTest::rotatesAKey()
{
    open(u"keysAction"_s);
    addKey(u"otree"_s);
    const QByteArray before = m_keys.first().secret;
    click(u"rotateKeyPushButton"_s);
    QVERIFY(text(u"rotateExplanationLabel"_s).contains("signs with the old one"_L1));
    find<QComboBox>(u"overlapComboBox"_s)->setCurrentIndex(0);
    QVERIFY2(text(u"rotateExplanationLabel"_s).contains("at once"_L1), qPrintable(text(u"rotateExplanationLabel"_s)));
    QVERIFY(!text(u"rotateExplanationLabel"_s).contains("signs with the old one"_L1));
    find<QComboBox>(u"overlapComboBox"_s)->setCurrentIndex(2);
    QVERIFY(text(u"rotateExplanationLabel"_s).contains("signs with the old one"_L1));
    accept(u"rotateButtonBox"_s);
    keepKeys();
    QVERIFY(m_keys.first().secret != before);
    QCOMPARE(m_keys.first().oldSecrets.constLast().secret, before);
    QVERIFY(m_keys.first().oldUntilMs() > QDateTime::currentMSecsSinceEpoch() + 23LL * 3600 * 1000);
    QVERIFY(key(0, KeysModel::OldSecretColumn).startsWith("valid until"_L1));
    QVERIFY(isVisible(u"secretFrame"_s));
    QCOMPARE(find<QLineEdit>(u"secretLineEdit"_s)->text(), QString::fromLatin1(m_keys.first().secret));
}

void KeysTest::asksBeforeItRevokesAKey()
{
    open(u"keysAction"_s);
    addKey(u"otree"_s);
    click(u"revokeKeyPushButton"_s);
    const auto *box = find<QMessageBox>(u"revokeKeyMessageBox"_s);
    QVERIFY(box->text().contains("otree"_L1));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QVERIFY(m_service->keyChanges.isEmpty());
    click(u"confirmRevokePushButton"_s);
    keepKeys();
    QVERIFY(m_keys.first().isRevoked());
    QVERIFY(key(0, KeysModel::StateColumn).startsWith("revoked"_L1));
    for (const QString &button : {u"limitKeyPushButton"_s, u"rotateKeyPushButton"_s, u"revokeKeyPushButton"_s})
        QVERIFY2(!isEnabled(button), qPrintable(button));
}

void KeysTest::saysWhatFailed()
{
    open({});
    emit m_service->keysFailed({u"keys_damaged"_s, u"The file <b>keys.json</b> is damaged."_s});
    QVERIFY(banner(u"keysBanner"_s).contains("<b>keys.json</b>"_L1));
    trigger(u"keysAction"_s); // later: it is still so
    QVERIFY(text(u"keysOutcomeLabel"_s).contains("<b>keys.json</b>"_L1));
    QVERIFY(!isVisible(u"noKeysLabel"_s)); // nobody knows
    emit m_service->keysChanged({});
    QCOMPARE(banner(u"keysBanner"_s), QString());
    QVERIFY(isVisible(u"noKeysLabel"_s));
    click(u"newKeyPushButton"_s);
    type(u"keyNameLineEdit"_s, u"otree"_s);
    accept(u"keyButtonBox"_s);
    emit m_service->keysFailed({u"not_written"_s, u"The disk is full."_s});
    QVERIFY(text(u"keysOutcomeLabel"_s).contains("The disk is full."_L1));
    QVERIFY(banner(u"keysBanner"_s).contains("The disk is full."_L1));
    addKey(u"otree"_s); // by another program: its secret is not for this dialog
    QVERIFY(!isVisible(u"secretFrame"_s));
}

/// Of `labchat key`, beside the console.
void KeysTest::followsChangesByOthers()
{
    open(u"keysAction"_s);
    addKey(u"a"_s);
    addKey(u"b"_s);
    auto *view = find<QTreeView>(u"keysTreeView"_s);
    view->setCurrentIndex(view->model()->index(1, 0));
    m_keys.prepend(withNewKey({}, u"c"_s, 1)->first());
    emit m_service->keysChanged(m_keys);
    QCOMPARE(view->currentIndex().data().toString(), u"b"_s); // still the same key
    QVERIFY(!isVisible(u"secretFrame"_s));
    QVERIFY(!isVisible(u"noKeysLabel"_s));
}

void KeysTest::keepsTheRulesOfModels()
{
    KeysModel model(m_service.get(), nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const KeyList keys = *withOpenSession(*withRevokedKey(*withNewKey(*withNewKey({}, u"a"_s, 1), u"b"_s, 2), u"b"_s, 3), u"pilot"_s, 4);
    emit m_service->keysChanged(keys);
    QCOMPARE(model.rowCount(), 2); // an open session is no key
    QCOMPARE(model.validNames(), QStringList({u"a"_s}));
    QCOMPARE(model.openSessions().size(), 1);
    emit m_service->keysChanged({});
    QCOMPARE(model.rowCount(), 0);
}

void KeysTest::namesItsControls()
{
    open(u"keysAction"_s);
    addKey(u"otree"_s);
    click(u"newKeyPushButton"_s);
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(KeysTest, QApplication)
#include "tst_keys.moc"
