// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/elidedcombobox.h"
#include "console/widgets/elidedlabel.h"
#include "console/widgets/plaintexts.h"
#include "support/testprogram.h"

#include <QtGui/QHelpEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QToolTip>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

const QString longText = u"Public goods with <b>communication</b> & punishment (abcd2345)"_s;

QString toolTip(QWidget *widget)
{
    QToolTip::hideText();
    QHelpEvent event(QEvent::ToolTip, widget->rect().center(), widget->mapToGlobal(widget->rect().center()));
    QApplication::sendEvent(widget, &event);
    const QString text = QToolTip::text();
    QToolTip::hideText();
    return text;
}

} // namespace

/// Widgets that shorten their text: it ends with an ellipsis, and the tooltip has all of it, as it was typed.
class ElidedTest final : public QObject {
    Q_OBJECT

private slots:
    void shortensABoxsText();
    void showsAllOfALabelInItsTooltip();

private:
    const PlainTexts m_plainTexts{nullptr};
};

void ElidedTest::shortensABoxsText()
{
    ElidedComboBox box;
    box.setToolTip(u"The session that the window shows"_s);
    box.addItems({longText, u"Short"_s});
    box.resize(box.fullWidth(), box.sizeHint().height());
    box.show();
    QVERIFY(QTest::qWaitForWindowExposed(&box));
    QCOMPARE(box.shownText(), longText);
    QCOMPARE(toolTip(&box), box.toolTip());
    box.resize(140, box.height());
    QTRY_COMPARE(box.width(), 140);
    QVERIFY(box.shownText().endsWith(u'…'));
    QVERIFY(longText.startsWith(box.shownText().chopped(1)));
    QCOMPARE(toolTip(&box), QString(longText + u'\n' + box.toolTip()));
    box.setCurrentIndex(1);
    QCOMPARE(box.shownText(), u"Short"_s);
    QCOMPARE(toolTip(&box), box.toolTip());
}

void ElidedTest::showsAllOfALabelInItsTooltip()
{
    ElidedLabel label(nullptr);
    label.setText(longText);
    label.resize(80, 20);
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    QCOMPARE(toolTip(&label), longText);
}

LABCHAT_TEST(ElidedTest, QApplication)
#include "tst_elided.moc"
