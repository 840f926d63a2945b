// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class NewLinkDialog;
}

/// Shows the link of a place for a new person: to read, scan, copy or open. Not modal. Main thread; deletes itself.
class NewLinkDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p link: empty while the server is not listening.
    NewLinkDialog(const QString &place, const QString &link, QWidget *parent);
    ~NewLinkDialog() override;

signals:
    void linkRequested(const QString &link);

private:
    std::unique_ptr<Ui::NewLinkDialog> m_ui;
};

} // namespace LabChat
