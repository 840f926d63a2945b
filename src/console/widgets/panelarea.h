// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QScrollArea>

namespace LabChat {

/// Room for a panel that may become smaller than the panel, which then scrolls. So no panel and no banner makes the window
/// larger than the screen. Main thread; owned by its dock or layout.
class PanelArea final : public QScrollArea {
    Q_OBJECT

public:
    /// Takes the panel. @p lines: the area never asks for more height than these.
    PanelArea(QWidget *panel, int lines, QWidget *parent);

    /// As high as its panel needs to be at this width, if there is room, and up to a sixth of the window in any case: for texts that wrap.
    void followHeight();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void placePanel();
    [[nodiscard]] int followedHeight() const;
    [[nodiscard]] int leastHeight(int width) const;

    int m_lines;
    bool m_followsHeight = false;
};

/// Room for a panel in a dock or a tab.
[[nodiscard]] PanelArea *areaFor(QWidget *panel, QWidget *parent);

} // namespace LabChat
