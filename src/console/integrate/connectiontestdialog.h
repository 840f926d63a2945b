// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QUrl>
#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class ConnectionTestDialog;
}

class ConnectionTest;
struct ConnectionCheck;

/// Tests whether a page's chat reaches this server, and says what to do. Main thread; deletes itself.
class ConnectionTestDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p server: LabChat's address, which the operator may change.
    ConnectionTestDialog(const QString &server, QWidget *parent);
    ~ConnectionTestDialog() override;

signals:
    void allowRequested(const QString &origin);
    void helpRequested(const QString &page);

private:
    void judge();
    void start();
    void showCheck(const ConnectionCheck &check);
    void allow();
    [[nodiscard]] static QUrl address(const QString &text);

    std::unique_ptr<Ui::ConnectionTestDialog> m_ui;
    ConnectionTest *m_test;
};

} // namespace LabChat
