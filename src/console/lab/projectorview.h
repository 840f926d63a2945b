// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/entrance.h"

#include <QtWidgets/QWidget>

namespace LabChat {

/// The way into the session for the whole room to read: title, link and QR code on the whole screen, black on white as projectors show it best.
/// Escape closes it. Main thread; deletes itself.
class ProjectorView final : public QWidget {
    Q_OBJECT

public:
    explicit ProjectorView(QWidget *window);

    void setEntrance(const Entrance &entrance);
    [[nodiscard]] const Entrance &entrance() const { return m_entrance; }
    /// On the second screen if there is one, where the keyboard stays with the window.
    void showOnProjector();

signals:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QString invitation() const;
    void paintTitle(QPainter &painter, const QRectF &area) const;
    void paintLink(QPainter &painter, const QRectF &area) const;

    QWidget *m_window;
    Entrance m_entrance;
};

/// The link with places at which a line may end: behind a slash and before a question mark or ampersand, but not behind "http://".
[[nodiscard]] QString breakable(const QString &link);

} // namespace LabChat
