// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/consolecontext.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace LabChat {

namespace Ui {
class MainWindow;
}

class BrowserChecksDialog;
class BrowserChecksModel;
class Dialogs;
class KeysDialog;
class KeysModel;
class OTreeChatDialog;
class SnippetsDialog;

/// The menu Integrate: chat boxes in other systems' pages. Main thread; owned by the window.
class IntegrateMenu final : public QObject {
    Q_OBJECT

public:
    IntegrateMenu(const Ui::MainWindow *ui, const ConsoleContext &context, Dialogs *dialogs, QWidget *window);

    void setAddress(const ServerAddress &address);
    /// Asks whether one more page may use the tickets of a key.
    void limitKey(const QString &key, const QString &origin);

private:
    void addSystems(const Ui::MainWindow *ui);
    KeysDialog *showKeys();
    void showOpenSessions();
    void showOTreeChat();
    void testConnection();
    void checkBrowsers();
    SnippetsDialog *showSnippets(const QString &system);

    ConsoleContext m_context;
    Dialogs *m_dialogs;
    QWidget *m_window;
    KeysModel *m_keys;
    BrowserChecksModel *m_browserChecks;
    ServerAddress m_address;
    QPointer<SnippetsDialog> m_snippets;
    QPointer<BrowserChecksDialog> m_browserChecksDialog;
    QPointer<OTreeChatDialog> m_otreeChat;
};

} // namespace LabChat
