// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class EndSessionDialog;
}

/// Asks for confirmation, the reason and the operator's name before a session ends. Main thread; deletes itself.
class EndSessionDialog final : public QDialog {
    Q_OBJECT

public:
    EndSessionDialog(const QString &sessionTitle, int online, const QString &operatorName, const QString &nameIfEmpty, const QStringList &reasons, QWidget *parent);
    ~EndSessionDialog() override;

signals:
    void endConfirmed(const QString &operatorName, const QString &reason);

private:
    void confirm();

    std::unique_ptr<Ui::EndSessionDialog> m_ui;
};

} // namespace LabChat
