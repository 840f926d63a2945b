// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ticketkey.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class KeyDialog;
}

/// Makes a key, or changes for which sessions and pages a key is. Main thread; deletes itself.
class KeyDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p key: without a name, a new one is made; @p taken: the names that it cannot have.
    KeyDialog(const TicketKey &key, const QStringList &taken, QWidget *parent);
    ~KeyDialog() override;

    /// Proposes one more page, which is added if the operator confirms it.
    void addPage(const QString &origin);

signals:
    /// Name, sessions and origins are as the operator wants them.
    void keyConfirmed(const LabChat::TicketKey &key);

private:
    void judge();
    [[nodiscard]] QString whatIsWrong() const;

    std::unique_ptr<Ui::KeyDialog> m_ui;
    TicketKey m_key;
    QStringList m_taken;
    bool m_isNew;
};

} // namespace LabChat
