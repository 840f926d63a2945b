// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtNetwork/QNetworkAccessManager>

#include <functional>

QT_BEGIN_NAMESPACE
class QNetworkReply;
class QNetworkRequest;
class QWebSocket;
QT_END_NAMESPACE

namespace LabChat {

/// What was looked at, and what to do. A plain value.
struct ConnectionCheck {
    enum class Kind { Page, MixedContent, Answer, Host, Origin, Socket, OTree };
    enum class Verdict { Good, Bad, Unneeded };
    Kind kind = Kind::Page;
    Verdict verdict = Verdict::Good;
    QString text;
    QString advice;  ///< empty: nothing has to be done
};

/// Does what a participant's page does until its chat is open, from this computer: one check after the other, each reported at once. Main thread; owned
/// by the dialog.
class ConnectionTest final : public QObject {
    Q_OBJECT

public:
    explicit ConnectionTest(QObject *parent);
    ~ConnectionTest() override;

    /// @p page: with the chat box; empty: one of LabChat's own. @p server: LabChat's address for browsers. A test that runs is given up.
    void start(const QUrl &page, const QUrl &server);
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Of the page; after redirections.
    [[nodiscard]] QString origin() const;

signals:
    void checked(const LabChat::ConnectionCheck &check);
    void finished();

private:
    using Kind = ConnectionCheck::Kind;
    using Verdict = ConnectionCheck::Verdict;
    void openPage();
    void judgePage(QNetworkReply *reply);
    void askServer();
    void judgeServer(QNetworkReply *reply);
    void openSocket();
    void closeSocket();
    void askForOTree();
    void judgeOTree(QNetworkReply *reply);
    void finish();
    void get(QNetworkRequest request, const std::function<void(QNetworkReply *)> &judge);
    /// Whether a server that did not answer speaks the other one of http and https. Otherwise calls @p otherwise.
    void tryOtherScheme(Kind kind, const QUrl &url, const QNetworkReply *silent, const std::function<void()> &otherwise);
    [[nodiscard]] QUrl at(const QString &path) const;

    QNetworkAccessManager m_network;
    QUrl m_page;
    QUrl m_server;
    QNetworkReply *m_reply = nullptr;
    QWebSocket *m_socket = nullptr;
    bool m_isRunning = false;
    bool m_isUntrusted = false; ///< the certificate of the server that was asked last
};

} // namespace LabChat

Q_DECLARE_METATYPE(LabChat::ConnectionCheck)
