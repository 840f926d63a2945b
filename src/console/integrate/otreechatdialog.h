// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otreesettings.h"

#include <QtCore/QUrl>
#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class OTreeChatDialog;
}

struct ServerAddress;

/// oTree's secrets and database, with which LabChat serves the chat of unmodified oTree pages. Main thread; owned by the window, deletes itself; the settings must
/// outlive it.
class OTreeChatDialog final : public QDialog {
    Q_OBJECT

public:
    OTreeChatDialog(OTreeSettings *settings, QWidget *parent);
    ~OTreeChatDialog() override;

    void setAddress(const ServerAddress &address);

signals:
    void helpRequested(const QString &page);

private:
    void wire();
    void showStored();
    void showState();
    void showSecrets();
    void showWhetherIdle(bool isIdle);
    void chooseDatabase();
    void check();
    void apply();
    void store(const OTreeSecrets &secrets);
    void showChanged();
    void showFailed(const Error &error);

    std::unique_ptr<Ui::OTreeChatDialog> m_ui;
    OTreeSettings *m_settings;
    bool m_isStoring = false;
};

} // namespace LabChat
