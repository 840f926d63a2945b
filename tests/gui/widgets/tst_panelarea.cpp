// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/elidedlabel.h"
#include "console/widgets/panelarea.h"
#include "support/testprogram.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What lets the window become smaller than its contents.
class PanelAreaTest final : public QObject {
    Q_OBJECT

private slots:
    void scrollsAPanelThatNeedsMoreRoom();
    void givesAPanelAllRoomThereIs();
    void followsTheHeightOfTextsThatWrap();
    void shortensALineForWhichThereIsNoRoom();
};

void PanelAreaTest::scrollsAPanelThatNeedsMoreRoom()
{
    auto *panel = new QWidget;
    panel->setMinimumSize(500, 700);
    QWidget window;
    auto *area = areaFor(panel, &window);
    QVERIFY(area->minimumSizeHint().height() < 200);
    QVERIFY(area->minimumSizeHint().width() < 300);
    area->resize(300, 200);
    window.show();
    QVERIFY(area->verticalScrollBar()->maximum() > 0 && area->horizontalScrollBar()->maximum() > 0);
    QCOMPARE(panel->size(), QSize(500, 700));
}

void PanelAreaTest::givesAPanelAllRoomThereIs()
{
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    auto *text = new QLabel(u"Words that wrap where there is no room for all of them. "_s.repeated(4));
    text->setWordWrap(true);
    column->addWidget(text);
    column->addWidget(new QListWidget);
    QWidget window;
    auto *area = areaFor(panel, &window);
    window.show();
    area->resize(400, 300);
    QCOMPARE(panel->size(), QSize(400, 300));
    QCOMPARE(area->verticalScrollBar()->maximum(), 0);
    area->resize(200, 60);
    QVERIFY(panel->height() > 60);
    QVERIFY(area->verticalScrollBar()->maximum() > 0);
    QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
}

void PanelAreaTest::followsTheHeightOfTextsThatWrap()
{
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    auto *text = new QLabel(u"One line"_s);
    text->setWordWrap(true);
    column->addWidget(text);
    QWidget window;
    auto *rows = new QVBoxLayout(&window);
    auto *area = new PanelArea(panel, 5, &window);
    area->followHeight();
    rows->addWidget(area);
    rows->addWidget(new QListWidget, 1);
    window.resize(400, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const int oneLine = area->height();
    text->setText(u"Words that wrap where there is no room for all of them. "_s.repeated(4));
    QTRY_VERIFY(area->height() > oneLine);
    QCOMPARE(area->verticalScrollBar()->maximum(), 0);
    text->setText(u"Words that wrap where there is no room for all of them. "_s.repeated(200));
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    QCOMPARE(window.height(), 400);
    text->hide();
    QTRY_VERIFY(area->height() < oneLine);
}

void PanelAreaTest::shortensALineForWhichThereIsNoRoom()
{
    ElidedLabel label;
    label.setText(u"http://a-very-long-name.of-a-server.example:8000"_s);
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 3);
    label.setText(u"<b>x</b>"_s);
    label.resize(label.sizeHint());
    QCOMPARE(label.textFormat(), Qt::PlainText);
}

LABCHAT_TEST(PanelAreaTest, QApplication)
#include "tst_panelarea.moc"
