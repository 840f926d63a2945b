// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/accents.h"

#include <QtWidgets/QLabel>

#include <optional>

namespace LabChat {

/// A line that says how something went: in the colour of an accent, or in the palette's own. Stands in forms in place of
/// a QLabel, and follows the palette when the theme changes. Main thread.
class AccentLabel final : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;

    void setAccent(std::optional<Accent> accent);
    void setText(const QString &text, std::optional<Accent> accent = {});
    /// As setText(), and hides the label while there is nothing to say.
    void showText(const QString &text, std::optional<Accent> accent = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyAccent();

    std::optional<Accent> m_accent;
};

} // namespace LabChat
