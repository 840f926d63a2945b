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
    SnippetsDialog(const KeysModel *keys, QWidget *parent);
    ~SnippetsDialog() override;

    void setAddress(const ServerAddress &address);
    /// By its id.
    void showSystem(const QString &system);

signals:
    void helpRequested(const QString &page);

private:
    void wire();
    void listKeys();
    void showFiles();
    void showText();
    [[nodiscard]] const SnippetSystem &system() const;

    std::unique_ptr<Ui::SnippetsDialog> m_ui;
    const KeysModel *m_keys;
    QList<SnippetSystem> m_systems;
    QString m_address;
};

} // namespace LabChat
