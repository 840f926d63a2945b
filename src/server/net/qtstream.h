// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/bytestream.h"

#include <QtCore/QObject>
#include <QtNetwork/QSslSocket>

namespace LabChat {

/// Qt's socket: with TLS, and on systems without epoll. Lives in the net thread.
class QtStream final : public QObject, public ByteStream {
public:
    explicit QtStream(std::unique_ptr<QTcpSocket> socket);
    ~QtStream() override;

    void listen(StreamReader *reader, qsizetype mostUnused) override;
    void pause() override { m_isPaused = true; }
    void readOn() override;
    void write(const QByteArray &bytes) override { m_socket->write(bytes); }
    void write(const Piece &piece) override { write(piece.bytes()); }
    void write(const Pieces &pieces) override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    void finish() override { m_socket->disconnectFromHost(); }
    void abort() override { m_socket->abort(); }
    [[nodiscard]] StreamEnds ends() const override;
    [[nodiscard]] bool isEncrypted() const override { return m_secure && m_secure->isEncrypted(); }
    [[nodiscard]] QTcpSocket *takeSocket() override;

private:
    void read();

    std::unique_ptr<QTcpSocket> m_socket;  ///< null: taken
    QSslSocket *m_secure;
    StreamReader *m_reader = nullptr;
    qsizetype m_mostUnused = 0;
    bool m_isPaused = false;
};

} // namespace LabChat
