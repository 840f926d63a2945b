// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QComboBox>

namespace LabChat {

/// A combo box that may be narrower than its text: then the text ends with "…", and the tooltip has all of it. Main thread; owned by its panel.
class ElidedComboBox final : public QComboBox {
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    /// At which all texts are complete.
    [[nodiscard]] int fullWidth() const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What is visible of the current text.
    [[nodiscard]] QString shownText() const;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int widthFor(int text) const;
};

} // namespace LabChat
