// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace LabChat {

/// The subprotocol of LabChat's pages.
inline constexpr char subprotocol[] = "labchat.v1";

/// The server's answer that opens a WebSocket (RFC 6455, section 4.2.2). @p key: of the request. @p offered: its subprotocols, as they were sent.
[[nodiscard]] QByteArray handshakeAnswer(const QByteArray &key, const QByteArray &offered);
/// Whether a key is the base64 of 16 bytes (section 4.2.1).
[[nodiscard]] bool isWebSocketKey(const QByteArray &key);

} // namespace LabChat
