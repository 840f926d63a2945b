// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keystore.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class KeysDialog;
}

class KeysModel;

/// The keys of other systems: to make, limit, rotate and revoke. A secret is shown once, when it is new. Main thread; deletes itself.
class KeysDialog final : public QDialog {
    Q_OBJECT

public:
    KeysDialog(KeysModel *model, QWidget *parent);
    ~KeysDialog() override;

    /// Asks whether one more page may use the tickets of a key.
    void limit(const QString &key, const QString &origin);
    /// A change was not possible, or the keys cannot be read.
    void reportFailed(const Error &error);

signals:
    void changeRequested(const LabChat::KeyChange &change);
    void helpRequested(const QString &page);

private:
    void wire();
    void editNew();
    void editSelected();
    void edit(const TicketKey &key, const QString &newPage = {});
    void rotateSelected();
    void rotate(const QString &name, qint64 overlapMs);
    void revokeSelected();
    void refresh();
    /// The key that is made or rotated now: its secret is shown when the server reports it.
    void await(const QString &name);
    void showAwaited();
    void showSelection();
    [[nodiscard]] const TicketKey *selected() const;

    std::unique_ptr<Ui::KeysDialog> m_ui;
    KeysModel *m_model;
    QString m_selectedName;   ///< survives a new list of keys
    QString m_awaitedName;    ///< empty: none
    QByteArray m_secretBefore;
};

} // namespace LabChat
