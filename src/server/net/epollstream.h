// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/bytestream.h"
#include "server/net/epollhub.h"

#include <QtCore/QObject>

namespace LabChat {

/// A bare TCP socket in an EpollHub. What is sent goes to the kernel at once; only what it does not take is kept. Lives in the net thread.
class EpollStream final : public QObject, public ByteStream, private EpollWatched {
public:
    /// Takes over @p descriptor, which is connected. @p place: kept as long as the connection is open.
    EpollStream(std::shared_ptr<EpollHub> hub, int descriptor, std::shared_ptr<void> place);
    ~EpollStream() override;

    void listen(StreamReader *reader, qsizetype mostUnused) override;
    void pause() override;
    void readOn() override;
    void write(const QByteArray &bytes) override;
    void write(const Piece &piece) override;
    void write(const Pieces &pieces) override;
    [[nodiscard]] qint64 bytesToWrite() const override { return m_unsentBytes; }
    void finish() override;
    void abort() override { hangUp(); }
    [[nodiscard]] StreamEnds ends() const override;
    [[nodiscard]] bool isEncrypted() const override { return false; }
    [[nodiscard]] QTcpSocket *takeSocket() override { return nullptr; }

private:
    void ready(quint32 events) override;
    void receive();
    void offer(char *bytes, qsizetype size);
    void keepRest(ssize_t result, const Piece &piece);
    void keepUnsent(const Piece &piece);
    void take(qsizetype bytes);
    [[nodiscard]] ssize_t sendFile(const Piece &piece, qsizetype after) const;
    [[nodiscard]] ssize_t sendPlain(qsizetype &asked) const;
    [[nodiscard]] bool sendUnsent();
    void goOn();
    void watch();
    void hangUp();
    [[nodiscard]] bool isReading() const { return !m_isPaused && !m_closing && !m_hungUp; }

    // What sending needs comes first and is together, as in Connection.
    int m_descriptor;
    quint32 m_watchedFor = 0;
    bool m_isPaused = false;
    bool m_closing = false;      ///< what waits is the last that is sent
    bool m_hungUp = false;
    qint64 m_unsentBytes = 0;
    Pieces m_unsent;             ///< shared with the other members who have not taken them either
    qsizetype m_sent = 0;        ///< of the first of them
    StreamReader *m_reader = nullptr;
    qsizetype m_mostUnused = 0;
    QByteArray m_unused;         ///< what has come and the reader has not used, mostly nothing
    std::shared_ptr<EpollHub> m_hub;
    std::shared_ptr<void> m_place;
};

} // namespace LabChat
