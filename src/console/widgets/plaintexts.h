// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

namespace LabChat {

/// Makes every tooltip, label and message box of the program show text as text. Qt guesses from a text's characters that it is HTML, and then loads the
/// images that it names; here, only what asks for rich text gets it. Main thread; installed on the application by the window that owns it.
class PlainTexts final : public QObject {
    Q_OBJECT

public:
    explicit PlainTexts(QObject *parent);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
};

/// For tooltips: long lines are broken, and a text that would not fit on the screen ends with "…".
[[nodiscard]] QString foldedText(const QString &text);

/// For the desktop's notifications, which may interpret markup or may not: the characters that markup needs become others that look like them.
[[nodiscard]] QString withoutMarkup(QString text);

} // namespace LabChat
