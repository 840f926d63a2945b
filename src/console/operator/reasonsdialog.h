// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class ReasonsDialog;
}

/// Edits the operator's own reasons, one per line. Main thread; deletes itself.
class ReasonsDialog final : public QDialog {
    Q_OBJECT

public:
    ReasonsDialog(const QStringList &reasons, QWidget *parent);
    ~ReasonsDialog() override;

signals:
    void reasonsConfirmed(const QStringList &reasons);

private:
    void confirm();

    std::unique_ptr<Ui::ReasonsDialog> m_ui;
};

} // namespace LabChat
