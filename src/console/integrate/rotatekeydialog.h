// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class RotateKeyDialog;
}

/// Asks how long tickets with the old secret of a key stay valid. Main thread; deletes itself.
class RotateKeyDialog final : public QDialog {
    Q_OBJECT

public:
    RotateKeyDialog(const QString &key, QWidget *parent);
    ~RotateKeyDialog() override;

signals:
    void confirmed(qint64 overlapMs);

private:
    std::unique_ptr<Ui::RotateKeyDialog> m_ui;
};

} // namespace LabChat
