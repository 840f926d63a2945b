// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// The language, the colours and the size of the text of the whole program. A plain value.
struct Appearance {
    enum class Theme { System, Light, Dark };

    static constexpr int smallestText = 100;
    static constexpr int largestText = 200;

    QString language;            ///< a code, "de"; empty: the system's
    Theme theme = Theme::System;
    int textSize = smallestText; ///< percent of the system's

    bool operator==(const Appearance &) const = default;
};

[[nodiscard]] Appearance readAppearance(const QSettings &settings);
void saveAppearance(QSettings &settings, const Appearance &appearance);

/// Shows theme and text size at once in all windows. The language is only read at the start of the program. Main thread.
void applyAppearance(const Appearance &appearance);

/// The codes of the languages in the program, "en" and others.
[[nodiscard]] QStringList languages();
/// "Deutsch".
[[nodiscard]] QString languageName(const QString &code);

} // namespace LabChat
