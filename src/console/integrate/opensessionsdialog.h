// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keystore.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class OpenSessionsDialog;
}

class KeysModel;
class SessionMonitor;
class TextTableModel;

/// Opens sessions of another system to boxes that nobody has signed, and closes them again. Main thread; deletes itself.
class OpenSessionsDialog final : public QDialog {
    Q_OBJECT

public:
    OpenSessionsDialog(const KeysModel *keys, const SessionMonitor *monitor, QWidget *parent);
    ~OpenSessionsDialog() override;

    void reportFailed(const Error &error);

signals:
    void changeRequested(const LabChat::KeyChange &change);
    /// @p session: for the one that is selected; empty: there is none.
    void snippetRequested(const QString &session);
    void helpRequested(const QString &page);

private:
    void wire();
    void judge();
    void askToOpen();
    void askToClose();
    void closeSession(const QString &session);
    [[nodiscard]] bool hasEnded(const QString &session) const;
    void refresh();
    void showSelection();
    [[nodiscard]] QString selected() const;

    std::unique_ptr<Ui::OpenSessionsDialog> m_ui;
    const KeysModel *m_keys;
    const SessionMonitor *m_monitor;
    TextTableModel *m_rows;
};

} // namespace LabChat
