// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QUrl>
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

/// The manual: the Markdown pages inside the program, with their contents beside them.
/// Main thread; owned by the window, and kept, so that the reading position is kept, too.
class ManualWindow final : public QMainWindow {
    Q_OBJECT

public:
    ManualWindow(const std::function<bool(const QUrl &)> &openUrl, QWidget *parent);
    ~ManualWindow() override;

    /// A page by its name without `.md`; the first one if there is no such page.
    void showPage(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void listContents();
    void fitPictures();
    void showItem(QTreeWidgetItem *item);
    void showHeading(const QString &page, int heading);
    void follow(const QUrl &link);

    std::function<bool(const QUrl &)> m_openUrl;
    std::unique_ptr<Ui::ManualWindow> m_ui;
    QString m_page;
    int m_pictureWidth = 0;  ///< of those on the page; 0: not known yet
};

} // namespace LabChat
