// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/appearance.h"

#include "console/widgets/savesetting.h"
#include "console/widgets/themepalette.h"
#include "console/widgets/themestyle.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>

#include <array>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

using Theme = Appearance::Theme;

constexpr auto languageKey = "appearance/language"_L1;
constexpr auto themeKey = "appearance/theme"_L1;
constexpr auto textSizeKey = "appearance/textSize"_L1;
constexpr std::array themeNames{"system"_L1, "light"_L1, "dark"_L1}; ///< in the settings, in the order of the enum

QFont scaled(QFont font, int percent)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * percent / 100);
    else
        font.setPixelSize(font.pixelSize() * percent / 100);
    return font;
}

/// Not every style draws with the palette it is given. Where the system's is Fusion, it gets the better borders, too.
void applyStyle(Theme theme, const QString &systemStyle)
{
    if (theme != Theme::System || systemStyle.compare("fusion"_L1, Qt::CaseInsensitive) == 0)
        QApplication::setStyle(new ThemeStyle); // owned by the application
    else
        QApplication::setStyle(systemStyle);
}

} // namespace

Appearance readAppearance(const QSettings &settings)
{
    Appearance appearance;
    appearance.language = settings.value(languageKey).toString();
    const auto theme = std::find(themeNames.begin(), themeNames.end(), settings.value(themeKey).toString());
    appearance.theme = theme == themeNames.end() ? Theme::System : Theme(theme - themeNames.begin());
    appearance.textSize = qBound(Appearance::smallestText, settings.value(textSizeKey, Appearance::smallestText).toInt(), Appearance::largestText);
    return appearance;
}

void saveAppearance(QSettings &settings, const Appearance &appearance)
{
    saveSetting(settings, languageKey, appearance.language);
    saveSetting(settings, themeKey, QString(themeNames.at(std::size_t(appearance.theme))));
    saveSetting(settings, textSizeKey, appearance.textSize);
}

void applyAppearance(const Appearance &appearance)
{
    static const QString systemStyle = QApplication::style()->name(); // before anything was changed
    static const QFont systemFont = QApplication::font();
    static Appearance applied; // style, palette and font belong to the program, as this does
    static bool isStyled = false;
    if (!isStyled || appearance.theme != applied.theme)
        applyStyle(appearance.theme, systemStyle);
    if (appearance.theme != applied.theme)
        QApplication::setPalette(appearance.theme == Theme::System ? QPalette() : themePalette(appearance.theme == Theme::Dark));
    if (appearance.textSize != applied.textSize)
        QApplication::setFont(scaled(systemFont, appearance.textSize));
    isStyled = true;
    applied = appearance;
}

QStringList languages()
{
    QStringList codes;
    const QStringList files = QDir(u":/i18n"_s).entryList({u"labchat_*.qm"_s});
    for (const QString &file : files)
        codes.append(file.section(u'_', 1).chopped(3));
    return codes;
}

QString languageName(const QString &code)
{
    const QLocale locale(code);
    if (locale.language() == QLocale::English)
        return u"English"_s; // not that of one country
    const QString name = locale.nativeLanguageName();
    return name.left(1).toUpper() + name.mid(1);
}

} // namespace LabChat
