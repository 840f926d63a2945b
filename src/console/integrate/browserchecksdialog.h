// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class BrowserChecksDialog;
}

class BrowserChecksModel;
struct ServerAddress;

/// The page that checks a participant's browser, and what it found in each. Main thread; deletes itself.
class BrowserChecksDialog final : public QDialog {
    Q_OBJECT

public:
    BrowserChecksDialog(BrowserChecksModel *checks, QWidget *parent);
    ~BrowserChecksDialog() override;

    void setAddress(const ServerAddress &address);

signals:
    void helpRequested(const QString &page);

private:
    void showCount();
    void showSelected();

    std::unique_ptr<Ui::BrowserChecksDialog> m_ui;
    const BrowserChecksModel *m_checks;
};

} // namespace LabChat
