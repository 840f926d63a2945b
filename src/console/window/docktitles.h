// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QDockWidget;
class QMainWindow;
class QTabBar;
QT_END_NAMESPACE

namespace LabChat {

/// A dock that shares its place with others has its title on a tab, and no second title above its panel: the tab closes it, and a double-click or the
/// tab's menu takes it out of the window. Main thread; owned by the window with the docks.
class DockTitles final : public QObject {
    Q_OBJECT

public:
    explicit DockTitles(QMainWindow *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void watch(QTabBar *tabs);
    void showTitle(QDockWidget *dock, bool isShown) const;
    void takeOut(QDockWidget *dock) const;
    void showMenu(const QTabBar *tabs, const QPoint &at);
    [[nodiscard]] QDockWidget *dockAt(const QTabBar *tabs, int tab) const;

    QMainWindow *m_window;
};

} // namespace LabChat
