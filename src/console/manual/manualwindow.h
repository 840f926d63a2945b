// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/manual/manualpages.h"

#include <QtWidgets/QMainWindow>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class ManualWindow;
}

/// The manual: the Markdown pages inside the program, with their contents and a search beside them.
/// Main thread; owned by the window, and kept, so that the reading position is kept, too.
class ManualWindow final : public QMainWindow {
    Q_OBJECT

public:
    ManualWindow(const std::function<bool(const QUrl &)> &openUrl, QWidget *parent);
    ~ManualWindow() override;

    /// A page by its name without `.md`; the first one if there is no such page.
    void showPage(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void wire();
    void listContents();
    void showItem(const QTreeWidgetItem *item);
    void showSource(const QUrl &url);
    void search();
    void showNextHit();
    void showHit(const QTreeWidgetItem *item);
    void follow(const QUrl &link);
    void leave();
    void showIcons();

    std::function<bool(const QUrl &)> m_openUrl;
    std::unique_ptr<Ui::ManualWindow> m_ui;
    QAction *m_back;
    QAction *m_forward;
    QList<ManualSection> m_sections;
    QList<ManualSection> m_hits;
};

} // namespace LabChat
