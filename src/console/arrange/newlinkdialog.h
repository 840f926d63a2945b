// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class NewLinkDialog;
}

/// Hands out the link of a place that a new person takes: to read, to scan, to copy, to open. Not modal. Main
/// thread; deletes itself.
class NewLinkDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p link: empty while the server does not listen.
    NewLinkDialog(const QString &place, const QString &link, QWidget *parent);
    ~NewLinkDialog() override;

signals:
    void linkRequested(const QString &link);

private:
    std::unique_ptr<Ui::NewLinkDialog> m_ui;
};

} // namespace LabChat
