// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/accents.h"
#include "console/widgets/appearance.h"
#include "console/widgets/themepalette.h"
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyle>

#include <cmath>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

/// Of a symbol: whether its lines can be seen on a dark ground.
bool isLight(const QIcon &icon)
{
    const QImage image = icon.pixmap(32).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (const QColor color = image.pixelColor(x, y); color.alpha() > 250)
                return color.lightnessF() > 0.6F;
        }
    }
    return false;
}

} // namespace

/// Language, theme and text size of the window.
class PreferencesTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void cleanup();
    void offersEachLanguageByItsOwnName();
    void saysWhenTheLanguageChanges();
    void changesTheThemeAtOnce();
    void changesTheTextSizeAtOnce();
    void appliesThemAtTheNextStart();
    void restoresTheDefaults();
    void savesNoTextsThatNobodyChanged();
    void readsNonsenseAsTheDefaults();
    void isReadableInBothThemes_data();
    void isReadableInBothThemes();
    void fitsOnASmallScreen();

private:
    void openDialog()
    {
        openSessions();
        trigger(u"preferencesAction"_s);
    }
    void confirm() const { accept(u"preferencesButtonBox"_s); }
};

void PreferencesTest::cleanup()
{
    TwoSessions::cleanup();
    applyAppearance({});
}

void PreferencesTest::offersEachLanguageByItsOwnName()
{
    openDialog();
    const auto *language = find<QComboBox>(u"languageComboBox"_s);
    QVERIFY(language->findText(u"Deutsch"_s) > 0);
    QVERIFY(language->findText(u"English"_s) > 0);
    QCOMPARE(language->currentIndex(), 0);
    verifyEveryControlHasANameAndAToolTip();
}

void PreferencesTest::saysWhenTheLanguageChanges()
{
    openDialog();
    QCOMPARE(text(u"languageNoteLabel"_s), QString());
    choose(u"languageComboBox"_s, u"Deutsch"_s);
    QVERIFY(text(u"languageNoteLabel"_s).contains("next start"_L1));
    confirm();
    QCOMPARE(readAppearance(QSettings(settingsFile(), QSettings::IniFormat)).language, u"de"_s);
}

void PreferencesTest::changesTheThemeAtOnce()
{
    openDialog();
    const QString style = QApplication::style()->name();
    const QPalette before = m_window->palette();
    choose(u"themeComboBox"_s, u"Dark"_s);
    confirm();
    QTRY_VERIFY(isDark(m_window->palette()));
    QTRY_VERIFY(isDark(find<QWidget>(u"participantsTreeView"_s)->palette()));
    for (const QString &action : {u"pauseAction"_s, u"exportAction"_s})
        QVERIFY2(isLight(find<QAction>(action)->icon()), qPrintable(action));
    trigger(u"preferencesAction"_s);
    choose(u"themeComboBox"_s, u"Light"_s);
    confirm();
    QTRY_VERIFY(!isDark(m_window->palette()));
    trigger(u"preferencesAction"_s);
    choose(u"themeComboBox"_s, u"As the computer"_s);
    confirm();
    QCOMPARE(QApplication::style()->name(), style);
    QTRY_VERIFY(m_window->palette() == before);
}

void PreferencesTest::changesTheTextSizeAtOnce()
{
    openDialog();
    const qreal before = m_window->font().pointSizeF();
    trigger(u"transcriptAction"_s);
    const qreal title = find<QLabel>(u"channelTitleLabel"_s)->font().pointSizeF();
    const qreal messages = find<QWidget>(u"transcriptView"_s)->font().pointSizeF();
    find<QSpinBox>(u"textSizeSpinBox"_s)->setValue(150);
    confirm();
    const auto isLarger = [](qreal now, qreal then) { return std::abs(now - then * 1.5) < 0.2; };
    QTRY_VERIFY(isLarger(m_window->font().pointSizeF(), before));
    QTRY_VERIFY(isLarger(find<QLabel>(u"channelTitleLabel"_s)->font().pointSizeF(), title)); // a heading stays one
    QTRY_VERIFY(isLarger(find<QWidget>(u"transcriptView"_s)->font().pointSizeF(), messages));
    trigger(u"preferencesAction"_s);
    find<QSpinBox>(u"textSizeSpinBox"_s)->setValue(100);
    confirm();
    QTRY_COMPARE(m_window->font().pointSizeF(), before);
}

void PreferencesTest::appliesThemAtTheNextStart()
{
    openDialog();
    const qreal before = m_window->font().pointSizeF();
    choose(u"themeComboBox"_s, u"Dark"_s);
    find<QSpinBox>(u"textSizeSpinBox"_s)->setValue(120);
    confirm();
    closeWindow();
    applyAppearance({}); // a new program
    makeWindow();
    QVERIFY(isDark(m_window->palette()));
    QVERIFY(m_window->font().pointSizeF() > before * 1.15);
}

void PreferencesTest::restoresTheDefaults()
{
    openDialog();
    choose(u"themeComboBox"_s, u"Dark"_s);
    find<QSpinBox>(u"textSizeSpinBox"_s)->setValue(200);
    QTest::mouseClick(find<QDialogButtonBox>(u"preferencesButtonBox"_s)->button(QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
    QCOMPARE(find<QComboBox>(u"themeComboBox"_s)->currentIndex(), 0);
    QCOMPARE(find<QSpinBox>(u"textSizeSpinBox"_s)->value(), 100);
}

/// They would stay in the old language.
void PreferencesTest::savesNoTextsThatNobodyChanged()
{
    openDialog();
    choose(u"languageComboBox"_s, u"Deutsch"_s);
    confirm();
    const QSettings settings(settingsFile(), QSettings::IniFormat);
    QVERIFY(!settings.contains(u"experimenter/announcements"_s));
    QVERIFY(!settings.contains(u"experimenter/name"_s));
    trigger(u"preferencesAction"_s);
    find<QLineEdit>(u"experimenterNameLineEdit"_s)->setText(u"Ada"_s);
    confirm();
    QTRY_COMPARE(QSettings(settingsFile(), QSettings::IniFormat).value(u"experimenter/name"_s).toString(), u"Ada"_s);
}

void PreferencesTest::readsNonsenseAsTheDefaults()
{
    QSettings settings(m_folder->filePath(u"other.ini"_s), QSettings::IniFormat);
    settings.setValue(u"appearance/theme"_s, u"pink"_s);
    settings.setValue(u"appearance/textSize"_s, 1000);
    const Appearance read = readAppearance(settings);
    QCOMPARE(read.theme, Appearance::Theme::System);
    QCOMPARE(read.textSize, Appearance::largestText);
    for (const auto theme : {Appearance::Theme::System, Appearance::Theme::Light, Appearance::Theme::Dark}) {
        const Appearance appearance{u"de"_s, theme, 130};
        saveAppearance(settings, appearance);
        QVERIFY(readAppearance(settings) == appearance);
    }
}

void PreferencesTest::isReadableInBothThemes_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// WCAG 2.1, 1.4.3.
void PreferencesTest::isReadableInBothThemes()
{
    QFETCH(const bool, dark);
    const QPalette palette = themePalette(dark);
    QCOMPARE(isDark(palette), dark);
    const auto luminance = [](const QColor &color) {
        const auto part = [](float value) { return value <= 0.03928F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F); };
        return 0.2126F * part(color.redF()) + 0.7152F * part(color.greenF()) + 0.0722F * part(color.blueF());
    };
    const auto contrast = [&](QPalette::ColorRole text, QPalette::ColorRole ground) {
        const float a = luminance(palette.color(text)), b = luminance(palette.color(ground));
        return (qMax(a, b) + 0.05F) / (qMin(a, b) + 0.05F);
    };
    using Role = QPalette::ColorRole;
    const std::pair<Role, Role> pairs[]{{Role::Text, Role::Base}, {Role::Text, Role::AlternateBase}, {Role::WindowText, Role::Window},
                                        {Role::ButtonText, Role::Button}, {Role::HighlightedText, Role::Highlight}, {Role::Link, Role::Base},
                                        {Role::LinkVisited, Role::Base}, {Role::PlaceholderText, Role::Base}, {Role::ToolTipText, Role::ToolTipBase}};
    for (const auto &[of, on] : pairs)
        QVERIFY2(contrast(of, on) >= 4.5F, qPrintable(u"role %1 on %2: %3"_s.arg(int(of)).arg(int(on)).arg(double(contrast(of, on)))));
}

void PreferencesTest::fitsOnASmallScreen()
{
    openDialog();
    const QSize needed = find<QWidget>(u"PreferencesDialog"_s)->minimumSizeHint();
    QVERIFY2(needed.width() < 1280 && needed.height() < 680, qPrintable(u"%1 × %2"_s.arg(needed.width()).arg(needed.height())));
}

LABCHAT_TEST(PreferencesTest, QApplication)
#include "tst_preferences.moc"
