// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/accents.h"
#include "console/widgets/themepalette.h"
#include "console/widgets/themestyle.h"
#include "support/testprogram.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>


using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 10;

/// Of the line that the eye meets on the way from the window into a control, with the window: @p from outside, to the middle.
float bestEdge(const QImage &image, QPoint from, const QPoint &step, int pixels)
{
    const QColor outside = image.pixelColor(from);
    float best = 1;
    for (int i = 0; i < pixels; ++i, from += step)
        best = qMax(best, contrast(image.pixelColor(from), outside));
    return best;
}

} // namespace

/// The borders of controls in both themes, measured in what is drawn (WCAG 2.1, 1.4.11).
class ThemeStyleTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void drawsBordersThatCanBeSeen_data();
    void drawsBordersThatCanBeSeen();
    void drawsTheEdgeOfMenus_data() { themes(); }
    void drawsTheEdgeOfMenus();
    void showsWhatHasTheFocus_data() { themes(); }
    void showsWhatHasTheFocus();

private:
    static void themes();
    [[nodiscard]] QImage drawn(QWidget *control);

    std::unique_ptr<QWidget> m_window;
};

void ThemeStyleTest::themes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ThemeStyleTest::init()
{
    QFETCH(const bool, dark);
    QApplication::setStyle(new ThemeStyle);
    QApplication::setPalette(themePalette(dark));
}

void ThemeStyleTest::cleanup()
{
    m_window.reset();
    QApplication::setPalette(QPalette());
}

/// In a window that is shown; nothing in it has the focus.
QImage ThemeStyleTest::drawn(QWidget *control)
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(control);
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        QTest::qFail("no window", __FILE__, __LINE__);
    control->clearFocus();
    return m_window->grab().toImage();
}

void ThemeStyleTest::drawsBordersThatCanBeSeen_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("control");
    for (const bool dark : {false, true}) {
        for (const char *control : {"check box", "radio button", "line edit", "text", "spin box", "combo box", "button"})
            QTest::addRow("%s, %s", control, dark ? "dark" : "light") << dark << QString::fromLatin1(control);
    }
}

void ThemeStyleTest::drawsBordersThatCanBeSeen()
{
    QFETCH(const QString, control);
    QFETCH(const bool, dark);
    QWidget *widget = control == "check box"_L1    ? static_cast<QWidget *>(new QCheckBox)
                      : control == "radio button"_L1 ? static_cast<QWidget *>(new QRadioButton)
                      : control == "line edit"_L1    ? static_cast<QWidget *>(new QLineEdit)
                      : control == "text"_L1         ? static_cast<QWidget *>(new QPlainTextEdit)
                      : control == "spin box"_L1     ? static_cast<QWidget *>(new QSpinBox)
                      : control == "combo box"_L1    ? static_cast<QWidget *>(new QComboBox)
                                                     : static_cast<QWidget *>(new QPushButton);
    const QImage image = drawn(widget);
    const int middle = widget->geometry().center().y();
    const int first = widget->x() - 3;
    QCOMPARE(image.pixelColor(first, middle), themePalette(dark).color(QPalette::Window));
    // A line at the left, the first that is met: what is written in the control is farther inside.
    const float edge = bestEdge(image, {first, middle}, {1, 0}, 8);
    QVERIFY2(edge >= 3, qPrintable(QString::number(double(edge))));
}

void ThemeStyleTest::drawsTheEdgeOfMenus()
{
    QFETCH(const bool, dark);
    QMenu menu;
    menu.addAction(u"First"_s);
    menu.addAction(u"Second"_s);
    menu.popup({50, 50});
    QVERIFY(QTest::qWaitForWindowExposed(&menu));
    const QImage image = menu.grab().toImage();
    const QColor edge = image.pixelColor(0, image.height() / 2);
    const QColor inside = image.pixelColor(3, image.height() / 2);
    QVERIFY2(contrast(edge, inside) >= 3, qPrintable(edge.name() + u" on "_s + inside.name()));
    QVERIFY(contrast(edge, themePalette(dark).color(QPalette::Window)) >= 3);
    menu.close();
}

void ThemeStyleTest::showsWhatHasTheFocus()
{
    QFETCH(const bool, dark);
    auto *line = new QLineEdit;
    const QImage before = drawn(line);
    m_window->activateWindow();
    line->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(line->hasFocus());
    const QImage focused = m_window->grab().toImage();
    const QPoint edge(line->x() + line->width() / 2, line->y());
    QVERIFY(focused.pixelColor(edge) != before.pixelColor(edge));
    QVERIFY2(bestEdge(focused, edge - QPoint(0, 3), {0, 1}, 6) >= 3, qPrintable(focused.pixelColor(edge).name()));
    QVERIFY(contrast(controlBorder(themePalette(dark)), themePalette(dark).color(QPalette::Base)) >= 3);
}

LABCHAT_TEST(ThemeStyleTest, QApplication)
#include "tst_themestyle.moc"
