// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/appearance.h"
#include "gui/consolefixture.h"
#include "support/testprogram.h"

#include <QtCore/QTranslator>
#include <QtGui/QAction>
#include <QtGui/QKeySequence>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The mnemonics of menus and buttons, in each of the program's languages: each one is unique.
class MnemonicsTest final : public ConsoleFixture {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();
    void meansOneThingInTheMenuBar();
    void meansOneThingInEachMenu();
    void namesNothingTwice();
    void meansOneThingInContextMenus_data();
    void meansOneThingInContextMenus();
    void leavesTheMenuBarItsLetters_data();
    void leavesTheMenuBarItsLetters();

private:
    /// The mnemonic of each text; if two texts have the same one, both are reported.
    class Letters {
    public:
        void add(const QString &text)
        {
            const QString letter = QKeySequence::mnemonic(text).toString(QKeySequence::PortableText);
            if (letter.isEmpty())
                return;
            if (m_texts.contains(letter))
                m_clashes.append(letter + u": "_s + m_texts.value(letter) + u" / "_s + text);
            m_texts.insert(letter, text);
        }
        [[nodiscard]] QByteArray clashes() const { return m_clashes.join(u", "_s).toUtf8(); }

    private:
        QHash<QString, QString> m_texts;
        QStringList m_clashes;
    };

    static Letters lettersOf(const QWidget *menu)
    {
        Letters letters;
        for (const QAction *action : menu->actions()) // including those that are hidden now
            letters.add(action->text());
        return letters;
    }

    QTranslator m_translator;
};

void MnemonicsTest::initTestCase_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
    QVERIFY(languages().contains(u"de"_s));
}

void MnemonicsTest::cleanup()
{
    ConsoleFixture::cleanup();
    QCoreApplication::removeTranslator(&m_translator);
}

void MnemonicsTest::init()
{
    ConsoleFixture::init();
    QFETCH_GLOBAL(const QString, language);
    QVERIFY(m_translator.load(u":/i18n/labchat_"_s + language));
    QCoreApplication::installTranslator(&m_translator);
    makeWindow();
    const SessionPtr session = groupSession(1, 8, 4, QDateTime::currentMSecsSinceEpoch());
    m_archive->log = FakeHistory(session, session->createdAtMs).messages(1, 3);
    openSessions({session});
}

void MnemonicsTest::meansOneThingInTheMenuBar()
{
    QCOMPARE(lettersOf(m_window->menuBar()).clashes(), QByteArray());
}

void MnemonicsTest::meansOneThingInEachMenu()
{
    const auto menus = m_window->findChildren<QMenu *>();
    QVERIFY(menus.size() > 8);
    for (const QMenu *menu : menus) {
        const QByteArray clashes = lettersOf(menu).clashes();
        QVERIFY2(clashes.isEmpty(), qPrintable(QString(menu->title() + u": "_s + QString::fromUtf8(clashes))));
    }
}

/// Not in one menu, and nothing in a menu is called like another menu: “Help” is the manual's.
void MnemonicsTest::namesNothingTwice()
{
    const auto nameOf = [](const QAction *action) { return QString(action->text()).remove(u'&').remove(u'…'); };
    QStringList menus;
    for (const QAction *menu : m_window->menuBar()->actions())
        menus.append(nameOf(menu));
    for (const QAction *menu : m_window->menuBar()->actions()) {
        QStringList names = menus;
        for (const QAction *action : menu->menu()->actions()) {
            if (action->isSeparator())
                continue;
            QVERIFY2(!names.contains(nameOf(action)), qPrintable(QString(nameOf(menu) + u": "_s + nameOf(action))));
            names.append(nameOf(action));
        }
        QVERIFY(names.size() > menus.size());
    }
}

void MnemonicsTest::meansOneThingInContextMenus_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("menu");
    QTest::newRow("participants") << u"participantsTreeView"_s << u"participantMenu"_s;
    QTest::newRow("transcript") << u"transcriptView"_s << u"transcriptMenu"_s;
    QTest::newRow("channels") << u"channelsTreeView"_s << u"channelMenu"_s;
}

void MnemonicsTest::meansOneThingInContextMenus()
{
    QFETCH(const QString, view);
    QFETCH(const QString, menu);
    trigger(u"transcriptAction"_s);
    auto *items = find<QAbstractItemView>(view);
    QTRY_VERIFY(items->model()->rowCount() > 0);
    items->setCurrentIndex(items->model()->index(0, 0));
    emit items->customContextMenuRequested(items->visualRect(items->currentIndex()).center());
    QVERIFY(find<QMenu>(menu));
    QVERIFY(find<QMenu>(menu)->actions().size() > 4);
    QCOMPARE(lettersOf(find<QMenu>(menu)).clashes(), QByteArray());
    find<QMenu>(menu)->close();
}

void MnemonicsTest::leavesTheMenuBarItsLetters_data()
{
    QTest::addColumn<QStringList>("panels");
    QTest::newRow("wall and address") << QStringList{u"ConnectPanel"_s, u"WallPanel"_s};
    QTest::newRow("wall, address and approval") << QStringList{u"ConnectPanel"_s, u"WallPanel"_s, u"ApprovalPanel"_s};
    QTest::newRow("stream and address") << QStringList{u"ConnectPanel"_s, u"StreamPanel"_s};
    QTest::newRow("transcript and address") << QStringList{u"ConnectPanel"_s, u"TranscriptPanel"_s};
}

void MnemonicsTest::leavesTheMenuBarItsLetters()
{
    QFETCH(const QStringList, panels);
    Letters letters = lettersOf(m_window->menuBar());
    for (const QString &name : panels) {
        const auto *panel = find<QWidget>(name);
        QVERIFY2(panel, qPrintable(name));
        const auto buttons = panel->findChildren<QAbstractButton *>();
        for (const QAbstractButton *button : buttons)
            letters.add(button->text());
        const auto labels = panel->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->buddy())
                letters.add(label->text());
        }
    }
    QCOMPARE(letters.clashes(), QByteArray());
}

LABCHAT_TEST(MnemonicsTest, QApplication)
#include "tst_mnemonics.moc"
