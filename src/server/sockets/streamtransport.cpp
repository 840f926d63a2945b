// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sockets/streamtransport.h"

namespace LabChat {

void StreamTransport::listen(TransportListener *listener)
{
    m_listener = listener;
    m_stream->listen(this, maxMessageBytes);
}

void StreamTransport::close(QWebSocketProtocol::CloseCode code)
{
    m_reader.stop();
    m_stream->write(closeFrame(code));
    m_stream->finish();
}

void StreamTransport::abort()
{
    m_reader.stop();
    m_stream->abort();
}

/// The reader keeps what is incomplete.
qsizetype StreamTransport::received(char *bytes, qsizetype size)
{
    m_reader.read(bytes, size, *this);
    return size;
}

void StreamTransport::ping(QByteArrayView payload)
{
    m_stream->write(controlFrame(pongOpcode, payload));
    m_listener->answered();
}

} // namespace LabChat
