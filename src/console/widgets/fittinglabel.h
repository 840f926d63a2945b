// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLabel>

namespace LabChat {

/// A line of text, bold and as large as its width allows: it never makes a window wider than the screen. Main thread; owned by its form.
class FittingLabel final : public QLabel {
    Q_OBJECT

public:
    explicit FittingLabel(QWidget *parent = nullptr);

    /// The largest size, in multiples of the usual font.
    void setLargest(qreal factor);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont fontOf(qreal factor) const;
    [[nodiscard]] QFont fittingFont() const;

    qreal m_largest = 1.8;
};

} // namespace LabChat
