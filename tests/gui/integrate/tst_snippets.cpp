// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/snippets.h"
#include "gui/integrate/keysfixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTabBar>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Integrate → oTree…, jsPsych…, HTML…: what authors of pages copy.
class SnippetsTest final : public KeysFixture {
    Q_OBJECT

private slots:
    void hasTheExamplesAsTheyAre();
    void fillsInAddressAndKey_data();
    void fillsInAddressAndKey();
    void opensAtTheSystemOfTheMenu();
    void followsTheServersAddress();
    void followsTheKeys();
    void prefersTheKeyOfTheSystem();
    void namesASessionOfTheKey();
    void copiesTheTextOfAFile();
    void warnsOfSurveysOverHttps();
    void opensTheManual();
    void namesItsControls();

private:
    [[nodiscard]] QString shown() const { return find<QPlainTextEdit>(u"snippetPlainTextEdit"_s)->toPlainText(); }
    void showFile(const QString &name) const
    {
        auto *files = find<QTabBar>(u"filesTabBar"_s);
        for (int i = 0; i < files->count(); ++i) {
            if (files->tabText(i) == name)
                files->setCurrentIndex(i);
        }
        QCOMPARE(files->tabText(files->currentIndex()), name);
    }
};

/// There is one source of these texts: the files that the browser tests run.
void SnippetsTest::hasTheExamplesAsTheyAre()
{
    int files = 0;
    for (const SnippetSystem &system : snippetSystems()) {
        for (const QString &name : system.files) {
            QFile source(QStringLiteral(LABCHAT_SOURCE_DIR "/resources/integrations/") + name);
            QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(name));
            QCOMPARE(snippetText(name, {}), QString::fromUtf8(source.readAll()));
            ++files;
        }
    }
    QVERIFY(files > 15);
}

void SnippetsTest::fillsInAddressAndKey_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("parts");
    const QString address = u"https://lab.example/chat"_s;
    QTest::newRow("oTree") << u"otree/settings.py"_s
                           << QStringList{u"LABCHAT_SERVER = environ.get('LABCHAT_SERVER', 'https://lab.example/chat')"_s,
                                          u"LABCHAT_KEY = environ.get('LABCHAT_KEY', 'my_key-1')"_s, u"LABCHAT_SECRET = environ.get('LABCHAT_SECRET')"_s};
    QTest::newRow("jsPsych") << u"jspsych/example/experiment.js"_s << QStringList{address};
    QTest::newRow("HTML") << u"html/chat.html"_s << QStringList{u"src=\"https://lab.example/chat/labchat.js\""_s, u"labchat ticket --data \"C:\\1\" --key my_key-1 --session main --channel 1"_s, u"method=\"post\""_s};
    QTest::newRow("HTML without a ticket") << u"html/chat-unsigned.html"_s << QStringList{u"src=\"https://lab.example/chat/labchat.js\""_s, u"session=\"main\""_s, u"labchat key open --data \"C:\\1\" main."_s};
    QTest::newRow("PHP") << u"php/chat.php"_s << QStringList{u"LABCHAT_SERVER=https://lab.example/chat LABCHAT_KEY=my_key-1 LABCHAT_SECRET=…"_s, u"labchat_setting('LABCHAT_KEY')"_s, u"'session' => 'main'"_s};
    QTest::newRow("Express") << u"express/server.js"_s << QStringList{u"LABCHAT_SERVER=https://lab.example/chat LABCHAT_KEY=my_key-1 LABCHAT_SECRET=…"_s, u"{ LABCHAT_SERVER, LABCHAT_KEY, "_s, u"session: \"main\","_s};
    QTest::newRow("LimeSurvey") << u"limesurvey/question-unsigned.html"_s << QStringList{u"src=\"https://lab.example/chat/labchat.js\""_s};
    QTest::newRow("Qualtrics") << u"qualtrics/question.js"_s << QStringList{address};
    QTest::newRow("settings") << u"settings.env"_s << QStringList{u"LABCHAT_SERVER=https://lab.example/chat\nLABCHAT_KEY=my_key-1\nLABCHAT_SECRET=…\n"_s};
}

void SnippetsTest::fillsInAddressAndKey()
{
    QFETCH(const QString, file);
    QFETCH(const QStringList, parts);
    const QString text = snippetText(file, {u"https://lab.example/chat"_s, u"my_key-1"_s, u"main"_s, u"--data \"C:\\1\""_s});
    for (const QString &part : parts)
        QVERIFY2(text.contains(part), qPrintable(part + u" in: "_s + text));
    QVERIFY2(!text.contains("localhost:8000"_L1), qPrintable(text));
    if (file.startsWith("html/"_L1))
        QVERIFY2(!text.contains("Replace the address"_L1), qPrintable(text)); // it is filled in
}

void SnippetsTest::opensAtTheSystemOfTheMenu()
{
    open({});
    for (const SnippetSystem &system : snippetSystems()) {
        trigger(system.id + u"SnippetAction"_s);
        QCOMPARE(find<QListWidget>(u"systemsListWidget"_s)->currentItem()->text(), system.title);
        QCOMPARE(find<QTabBar>(u"filesTabBar"_s)->count(), int(system.files.size()));
        QVERIFY2(!shown().isEmpty(), qPrintable(system.id));
    }
    QCOMPARE(m_window->findChildren<QWidget *>(u"SnippetsDialog"_s).size(), 1);
}

void SnippetsTest::followsTheServersAddress()
{
    open(u"htmlSnippetAction"_s);
    QVERIFY(shown().contains("http://192.168.1.20:8000/labchat.js"_L1));
    emit m_service->listening(addressAt({u"https://lab.example/chat/"_s}));
    QVERIFY(shown().contains("https://lab.example/chat/labchat.js"_L1));
    emit m_service->listenFailed({u"port_in_use"_s, u"The port is in use."_s}, 0);
    QCOMPARE(shown(), QString());
    QVERIFY(text(u"snippetWarningLabel"_s).contains("not listening"_L1));
    QVERIFY(!isEnabled(u"copySnippetPushButton"_s));
}

void SnippetsTest::followsTheKeys()
{
    open(u"otreeSnippetAction"_s);
    QVERIFY(isVisible(u"noKeyLabel"_s));
    QVERIFY(shown().contains("'LABCHAT_KEY', 'otree'"_L1)); // as in the example
    addKey(u"lab_1"_s);
    addKey(u"lab_2"_s);
    QVERIFY(!isVisible(u"noKeyLabel"_s));
    QVERIFY(shown().contains("'LABCHAT_KEY', 'lab_1'"_L1));
    choose(u"snippetKeyComboBox"_s, u"lab_2"_s);
    QVERIFY(shown().contains("'LABCHAT_KEY', 'lab_2'"_L1));
    m_keys = *withRevokedKey(m_keys, u"lab_1"_s, 1);
    emit m_service->keysChanged(m_keys);
    QCOMPARE(find<QComboBox>(u"snippetKeyComboBox"_s)->count(), 1);
    QVERIFY(shown().contains("'LABCHAT_KEY', 'lab_2'"_L1));
    QVERIFY(!shown().contains(QString::fromLatin1(m_keys.last().secret)));
    trigger(u"qualtricsSnippetAction"_s);
    QVERIFY(!isVisible(u"snippetKeyWidget"_s)); // it cannot sign
}

void SnippetsTest::prefersTheKeyOfTheSystem()
{
    open(u"otreeSnippetAction"_s);
    addKey(u"default"_s);
    addKey(u"otree"_s);
    QVERIFY(shown().contains("'LABCHAT_KEY', 'otree'"_L1));
    trigger(u"htmlSnippetAction"_s);
    QVERIFY(shown().contains("--key default "_L1));
    auto *box = find<QComboBox>(u"snippetKeyComboBox"_s);
    box->setCurrentIndex(box->findText(u"default"_s));
    emit box->activated(box->currentIndex()); // by the operator
    trigger(u"otreeSnippetAction"_s);
    QVERIFY(shown().contains("'LABCHAT_KEY', 'default'"_L1));
}

void SnippetsTest::namesASessionOfTheKey()
{
    open(u"htmlSnippetAction"_s);
    addKey(u"trustlab"_s);
    QVERIFY(shown().contains("labchat ticket --key trustlab --session pilot "_L1)); // it is for any
    m_keys.last().sessions = QStringList{u"pilot1"_s, u"pilot2"_s};
    emit m_service->keysChanged(m_keys);
    QVERIFY2(shown().contains("labchat ticket --key trustlab --session pilot1 "_L1), qPrintable(shown()));
    QVERIFY(isVisible(u"snippetKeyWidget"_s));
    showFile(u"chat-unsigned.html"_s);
    QVERIFY(!isVisible(u"snippetKeyWidget"_s));
}

void SnippetsTest::copiesTheTextOfAFile()
{
    open(u"otreeSnippetAction"_s);
    showFile(u"YourChoice.html"_s);
    click(u"copySnippetPushButton"_s);
    QVERIFY(QApplication::clipboard()->text().contains("{{ include 'labchat.html' }}"_L1));
    QCOMPARE(find<QPushButton>(u"copySnippetPushButton"_s)->text(), u"Copied"_s);
}

void SnippetsTest::warnsOfSurveysOverHttps()
{
    open(u"qualtricsSnippetAction"_s);
    QVERIFY(text(u"snippetWarningLabel"_s).contains("HTTPS"_L1));
    emit m_service->listening(addressAt({u"https://lab.example:8000"_s}));
    QVERIFY(!isVisible(u"snippetWarningLabel"_s));
}

void SnippetsTest::opensTheManual()
{
    open(u"otreeSnippetAction"_s);
    click(u"snippetHelpPushButton"_s);
    QTRY_VERIFY(isVisible(u"ManualWindow"_s));
}

void SnippetsTest::namesItsControls()
{
    open(u"otreeSnippetAction"_s);
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(SnippetsTest, QApplication)
#include "tst_snippets.moc"
