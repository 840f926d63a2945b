// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/accents.h"

#include <QtWidgets/QLabel>

#include <optional>

namespace LabChat {

/// A line that shows a result: in the colour of an accent, or in the palette's own.
/// Replaces a QLabel in forms, and follows the palette when the theme changes. Main thread.
class AccentLabel final : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;

    void setAccent(std::optional<Accent> accent);
    void setText(const QString &text, std::optional<Accent> accent = {});
    /// Like setText(), and hides the label while the text is empty.
    void showText(const QString &text, std::optional<Accent> accent = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyAccent();

    std::optional<Accent> m_accent;
};

} // namespace LabChat
