// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/integrate/keysfixture.h"
#include "support/testprogram.h"

#include <QtCore/QSettings>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// oTree's secrets in the menu Integrate.
class OTreeSecretsTest final : public KeysFixture {
    Q_OBJECT

private slots:
    void takesTheSecrets();
    void hidesWhatIsTyped();
    void hidesThePasswordInAnAddress();
    void switchesOff();
    void obeysTheEnvironment();
    void takesADatabaseBesideTheEnvironment();
    void saysWhatIsWrong();
    void checksTheDatabase();
    void choosesAFile();
    void showsTheLinesForNginx();
    void keepsNothingInTheSettings();
    void namesEveryControl();

private:
    void show() { open(u"otreeChatAction"_s); }
    [[nodiscard]] QLineEdit *field(const QString &name) const { return find<QLineEdit>(name); }
    /// As the application does.
    void keep()
    {
        QVERIFY(!m_otree->stores.isEmpty());
        m_otree->now.stored = m_otree->stores.constLast();
        m_otree->now.trouble.reset();
        emit m_otree->changed();
    }
};

void OTreeSecretsTest::takesTheSecrets()
{
    show();
    QVERIFY2(text(u"otreeStateLabel"_s).startsWith("Off"_L1), qPrintable(text(u"otreeStateLabel"_s)));
    QVERIFY(!isEnabled(u"useOTreeSecretsPushButton"_s));
    QVERIFY(!isEnabled(u"forgetOTreeSecretsPushButton"_s));
    type(u"otreeSecretLineEdit"_s, u" {{ secret }} "_s);
    type(u"otreePasswordLineEdit"_s, u"pass"_s);
    type(u"otreeDatabaseLineEdit"_s, u"/otree/db.sqlite3"_s);
    click(u"useOTreeSecretsPushButton"_s);
    QCOMPARE(m_otree->stores, QList<OTreeSecrets>({{"{{ secret }}", "pass", u"/otree/db.sqlite3"_s}}));
    QVERIFY(!isEnabled(u"useOTreeSecretsPushButton"_s)); // until it is stored
    keep();
    QVERIFY(isEnabled(u"useOTreeSecretsPushButton"_s));
    QVERIFY2(text(u"otreeStateLabel"_s).startsWith("On"_L1), qPrintable(text(u"otreeStateLabel"_s)));
    QVERIFY(text(u"otreeOutcomeLabel"_s).contains("Stored"_L1));
}

void OTreeSecretsTest::hidesWhatIsTyped()
{
    m_otree->now.stored = {"secret", "pass", u"sqlite:////otree/db.sqlite3"_s};
    show();
    for (const QString &name : {u"otreeSecretLineEdit"_s, u"otreePasswordLineEdit"_s})
        QCOMPARE(field(name)->echoMode(), QLineEdit::Password);
    QCOMPARE(field(u"otreeDatabaseLineEdit"_s)->text(), u"/otree/db.sqlite3"_s);
    QCOMPARE(field(u"otreeDatabaseLineEdit"_s)->echoMode(), QLineEdit::Normal);
    find<QCheckBox>(u"showSecretsCheckBox"_s)->setChecked(true);
    for (const QString &name : {u"otreeSecretLineEdit"_s, u"otreePasswordLineEdit"_s})
        QCOMPARE(field(name)->echoMode(), QLineEdit::Normal);
}

void OTreeSecretsTest::hidesThePasswordInAnAddress()
{
    m_otree->now.stored = {"secret", "pass", u"postgresql://otree:hunter2@host/otree"_s};
    show();
    QCOMPARE(field(u"otreeDatabaseLineEdit"_s)->echoMode(), QLineEdit::Password);
    find<QCheckBox>(u"showSecretsCheckBox"_s)->setChecked(true);
    QCOMPARE(field(u"otreeDatabaseLineEdit"_s)->echoMode(), QLineEdit::Normal);
}

void OTreeSecretsTest::switchesOff()
{
    m_otree->now.stored = {"secret", "pass", {}};
    show();
    click(u"forgetOTreeSecretsPushButton"_s);
    QCOMPARE(m_otree->stores, QList<OTreeSecrets>({OTreeSecrets()}));
    keep();
    QVERIFY(text(u"otreeStateLabel"_s).startsWith("Off"_L1));
    QVERIFY(text(u"otreeOutcomeLabel"_s).contains("closed"_L1));
    QCOMPARE(field(u"otreeSecretLineEdit"_s)->text(), QString());
    QVERIFY(!isEnabled(u"forgetOTreeSecretsPushButton"_s));
}

void OTreeSecretsTest::obeysTheEnvironment()
{
    m_otree->now.given = {"of the environment", "pass", u"/given.sqlite3"_s};
    m_otree->now.stored = {"stored", "pass", {}};
    show();
    QVERIFY(text(u"otreeStateLabel"_s).contains("OTREE_SECRET_KEY"_L1));
    for (const QString &name : {u"otreeSecretLineEdit"_s, u"otreePasswordLineEdit"_s, u"otreeDatabaseLineEdit"_s}) {
        QVERIFY2(!isEnabled(name), qPrintable(name));
        QCOMPARE(field(name)->text(), QString());
        QVERIFY2(field(name)->placeholderText().startsWith("from "_L1), qPrintable(field(name)->placeholderText()));
    }
    for (const QString &name : {u"useOTreeSecretsPushButton"_s, u"forgetOTreeSecretsPushButton"_s, u"chooseOTreeDatabasePushButton"_s})
        QVERIFY2(!isEnabled(name), qPrintable(name));
    click(u"checkOTreeDatabasePushButton"_s);
    QCOMPARE(m_otree->checks, QStringList{u"/given.sqlite3"_s});
}

void OTreeSecretsTest::takesADatabaseBesideTheEnvironment()
{
    m_otree->now.given = {"of the environment", "pass", {}};
    show();
    type(u"otreeDatabaseLineEdit"_s, u"/otree/db.sqlite3"_s);
    click(u"useOTreeSecretsPushButton"_s);
    QCOMPARE(m_otree->stores, QList<OTreeSecrets>({{{}, {}, u"/otree/db.sqlite3"_s}})); // the environment's stay out of the file
}

void OTreeSecretsTest::saysWhatIsWrong()
{
    m_otree->now.trouble = Error{u"otree_damaged"_s, u"The file <b>is</b> damaged."_s};
    show();
    QVERIFY(text(u"otreeStateLabel"_s).contains("The file <b>is</b> damaged."_L1));
    QVERIFY(isEnabled(u"forgetOTreeSecretsPushButton"_s)); // also removes a damaged file
    type(u"otreeSecretLineEdit"_s, u"secret"_s);
    click(u"useOTreeSecretsPushButton"_s);
    emit m_otree->failed({u"not_written"_s, u"The disk is full."_s});
    QCOMPARE(text(u"otreeOutcomeLabel"_s), u"The disk is full."_s);
    QVERIFY(isEnabled(u"useOTreeSecretsPushButton"_s));
    QCOMPARE(field(u"otreeSecretLineEdit"_s)->text(), u"secret"_s);
}

void OTreeSecretsTest::checksTheDatabase()
{
    show();
    QVERIFY(!isEnabled(u"checkOTreeDatabasePushButton"_s));
    type(u"otreeDatabaseLineEdit"_s, u" /otree/db.sqlite3 "_s);
    click(u"checkOTreeDatabasePushButton"_s);
    QCOMPARE(m_otree->checks, QStringList{u"/otree/db.sqlite3"_s});
    QVERIFY(!isEnabled(u"checkOTreeDatabasePushButton"_s));
    emit m_otree->checked({3, 48});
    QVERIFY(text(u"otreeOutcomeLabel"_s).contains("48"_L1));
    click(u"checkOTreeDatabasePushButton"_s);
    emit m_otree->checkFailed({u"not_otree"_s, u"It is not oTree's."_s});
    QCOMPARE(text(u"otreeOutcomeLabel"_s), u"It is not oTree's."_s);
    QVERIFY(isEnabled(u"checkOTreeDatabasePushButton"_s));
    QVERIFY(m_otree->stores.isEmpty());
}

void OTreeSecretsTest::choosesAFile()
{
    show();
    click(u"chooseOTreeDatabasePushButton"_s);
    auto *dialog = find<QFileDialog>(u"otreeDatabaseFileDialog"_s);
    QVERIFY(dialog);
    emit dialog->fileSelected(u"/otree/db.sqlite3"_s);
    QCOMPARE(field(u"otreeDatabaseLineEdit"_s)->text(), u"/otree/db.sqlite3"_s);
}

/// The same as in the configuration that comes with LabChat and is tested with nginx.
void OTreeSecretsTest::showsTheLinesForNginx()
{
    show();
    emit m_service->listenFailed({u"port_in_use"_s, u"The port is in use."_s}, 8001);
    QVERIFY(!isEnabled(u"copyNginxPushButton"_s));
    emit m_service->listening(addressAt({u"http://192.168.1.20:8123"_s}));
    const QStringList lines = find<QPlainTextEdit>(u"nginxPlainTextEdit"_s)->toPlainText().split(u'\n');
    QCOMPARE(lines.first(), u"location = /chat {"_s);
    QVERIFY(lines.contains(u"    proxy_pass http://127.0.0.1:8123;"_s));
    QFile packaged(QStringLiteral(LABCHAT_SOURCE_DIR "/packaging/nginx/labchat-forwarded.conf"));
    QVERIFY(packaged.open(QIODevice::ReadOnly));
    int headers = 0;
    for (const QString &line : QString::fromUtf8(packaged.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        ++headers;
        QVERIFY2(lines.contains(u"    "_s + line.left(line.indexOf(u';') + 1)), qPrintable(line));
    }
    QVERIFY(headers > 5);
    click(u"copyNginxPushButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), lines.join(u'\n'));
    emit m_service->listening(addressAt({u"https://192.168.1.20:8123"_s}));
    QVERIFY(find<QPlainTextEdit>(u"nginxPlainTextEdit"_s)->toPlainText().contains("https://127.0.0.1:8123"_L1));
}

void OTreeSecretsTest::keepsNothingInTheSettings()
{
    takesTheSecrets();
    m_window.reset();
    QFile settings(settingsFile());
    QVERIFY(settings.open(QIODevice::ReadOnly));
    QVERIFY(!settings.readAll().contains("secret }}"));
}

void OTreeSecretsTest::namesEveryControl()
{
    show();
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(OTreeSecretsTest, QApplication)
#include "tst_otreesecrets.moc"
