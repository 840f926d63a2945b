// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtNetwork/QTcpSocket>

namespace LabChat::Testing {

/// An answer that is parsed by hand, so that no library changes it.
struct HttpAnswer {
    int status = 0;                         ///< 0: no complete answer
    QHash<QByteArray, QByteArray> headers;  ///< by name in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name); }
};

/// A TCP connection that sends exactly the given bytes. Lives in the test's thread.
class HttpClient final : public QObject {
    Q_OBJECT

public:
    explicit HttpClient(quint16 port);

    void write(const QByteArray &bytes);
    /// The next answer on this connection. Answers to HEAD have no body.
    [[nodiscard]] HttpAnswer read(bool isHead = false);
    /// Whether the other side ends the connection.
    [[nodiscard]] bool isEnded(int withinMs = 15'000);
    /// Whether nothing came after the answers that were read.
    [[nodiscard]] bool isDrained() const { return m_received.isEmpty(); }

private:
    [[nodiscard]] HttpAnswer takeAnswer(bool isHead);

    QTcpSocket m_socket;
    QByteArray m_received;
};

/// A head with Host, ended by an empty line. @p headers: lines, each ended by CRLF; they may begin with another Host.
[[nodiscard]] QByteArray request(const QByteArray &method, const QString &path, const QByteArray &headers = {});

/// One request on a separate connection.
[[nodiscard]] HttpAnswer get(quint16 port, const QString &path, const QByteArray &headers = {});
[[nodiscard]] HttpAnswer head(quint16 port, const QString &path, const QByteArray &headers = {});

} // namespace LabChat::Testing
