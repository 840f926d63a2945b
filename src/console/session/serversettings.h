// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

struct ConsoleOptions;

/// What the operator has set for the server, stored in the settings and passed on to it: how it listens, and which pages it lets in. The command line
/// wins. Main thread; owned by the window; service and settings must outlive it.
class ServerSettings final : public QObject {
    Q_OBJECT

public:
    ServerSettings(OperatorService *service, QSettings *settings, const ConsoleOptions &options, QObject *parent);

    /// In addition to those of the command line.
    [[nodiscard]] const AllowedPages &pages() const { return m_pages; }
    [[nodiscard]] const AllowedPages &givenPages() const { return m_givenPages; }
    void setPages(const AllowedPages &pages);
    /// Lets the chat boxes of one more page in.
    void allow(const QString &origin);

    /// The files that are used while TLS is on.
    [[nodiscard]] const TlsFiles &tlsFiles() const { return m_tlsFiles; }
    [[nodiscard]] bool isTlsOn() const { return m_isTlsOn; }
    /// Whether the command line says which certificate is used.
    [[nodiscard]] bool isTlsGiven() const { return m_request.tls.areGiven(); }
    [[nodiscard]] const TlsFiles &givenTlsFiles() const { return m_request.tls; }
    /// Listens anew if this changes how the server is reached.
    void setTls(bool isOn, const TlsFiles &files);

    /// Listens; also to try again.
    void listen();
    /// Listens on another port, and stays there.
    void listenAt(quint16 port);

signals:
    /// A new certificate cannot be used; the server goes on listening as before.
    void tlsFailed(const LabChat::Error &error);
    /// The server listens as the settings say.
    void tlsFollowed();

private:
    [[nodiscard]] ListenRequest request() const;
    void judgeTls();
    void noteListening(const ServerAddress &address);
    void noteFailed(const Error &error);

    OperatorService *m_service;
    QSettings *m_settings;
    ListenRequest m_request; ///< of the command line
    AllowedPages m_givenPages;
    AllowedPages m_pages;
    TlsFiles m_tlsFiles;
    bool m_isTlsOn = false;
    std::optional<ListenRequest> m_asked;   ///< the last request to the server
    std::optional<ListenRequest> m_working; ///< the last one that worked
};

} // namespace LabChat
