// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/integrate/snippets.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class SnippetsDialog;
}

class KeysModel;
struct ServerAddress;

/// What the authors of other systems' pages copy, filled in for the running server. Main thread; owned by the window, deletes itself.
class SnippetsDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p dataOption: for commands in the texts; see ConsoleOptions.
    SnippetsDialog(const KeysModel *keys, const QString &dataOption, QWidget *parent);
    ~SnippetsDialog() override;

    void setAddress(const ServerAddress &address);
    /// By its id.
    void showSystem(const QString &system);
    /// The file for boxes without a ticket of the shown system, with the name of their session; empty: that of the file.
    void showWithoutTicket(const QString &session);

signals:
    void helpRequested(const QString &page);

private:
    void wire();
    void listKeys();
    void suggestKey();
    void showFiles();
    void showText();
    [[nodiscard]] const SnippetSystem &system() const;
    [[nodiscard]] SnippetValues valuesFor(const QString &file) const;

    std::unique_ptr<Ui::SnippetsDialog> m_ui;
    const KeysModel *m_keys;
    QList<SnippetSystem> m_systems;
    QString m_dataOption;
    QString m_address;
    QString m_chosenKey;   ///< by the operator; empty: none
    QString m_openSession; ///< that boxes without a ticket are for; empty: not known
};

} // namespace LabChat
