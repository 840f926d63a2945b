// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/accentlabel.h"
#include "support/testprogram.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QVBoxLayout>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// A label that shows a result, on light and dark backgrounds.
class AccentLabelTest final : public QObject {
    Q_OBJECT

private slots:
    void takesTheColourOfItsAccent();
    void followsThePaletteOfTheWindow();
    void hidesItselfWhileThereIsNothingToSay();
};

namespace {

QColor textColor(const QWidget &widget)
{
    return widget.palette().color(QPalette::WindowText);
}

} // namespace

void AccentLabelTest::takesTheColourOfItsAccent()
{
    QWidget window;
    AccentLabel label(&window);
    label.setText(u"It failed."_s, Accent::Bad);
    QCOMPARE(textColor(label), accentColor(Accent::Bad, window.palette()));
    label.setText(u"It was written."_s);
    QCOMPARE(textColor(label), textColor(window));
    QCOMPARE(label.text(), u"It was written."_s);
}

void AccentLabelTest::followsThePaletteOfTheWindow()
{
    QWidget window;
    AccentLabel label(&window);
    label.setText(u"It failed."_s, Accent::Bad);
    for (const QColor &background : {QColor(Qt::black), QColor(Qt::white)}) {
        window.setPalette(QPalette(background, background));
        QCOMPARE(textColor(label), accentColor(Accent::Bad, window.palette()));
    }
    label.setAccent({});
    window.setPalette(QPalette(Qt::black, Qt::black));
    QCOMPARE(textColor(label), textColor(window));
}

void AccentLabelTest::hidesItselfWhileThereIsNothingToSay()
{
    QWidget window;
    auto *label = new AccentLabel;
    (new QVBoxLayout(&window))->addWidget(label);
    window.show();
    label->showText(u"It failed."_s, Accent::Bad);
    QVERIFY(label->isVisible());
    label->showText({});
    QVERIFY(!label->isVisible());
}

LABCHAT_TEST(AccentLabelTest, QApplication)
#include "tst_accentlabel.moc"
