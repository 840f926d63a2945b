// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace LabChat {

/// Whether a page of this origin (RFC 6454) may open the socket: it is the server's own page, reached under the name @p host (the header of
/// the request), or @p allowed names it. A default port (http 80, https 443) is the same as none. No origin: not a browser. Pure.
[[nodiscard]] bool isAllowedOrigin(const QByteArray &origin, const QByteArray &host, const QStringList &allowed);

/// Whether a text is the origin of pages over http or https. Pure.
[[nodiscard]] bool isOrigin(const QString &text);

/// The origin of a page, whose address may have a path: as somebody copies it from the browser's address bar. Empty: it is no page over http or https. Pure.
[[nodiscard]] QString originOfPage(const QString &address);

/// Whether the header `Host` holds nothing but a name or an address, perhaps with a port. Pure.
[[nodiscard]] bool isPlainHost(const QByteArray &host);

/// Whether one of the origins in a list is that of a page. Pure.
[[nodiscard]] bool isListedOrigin(const QByteArray &origin, const QStringList &listed);

} // namespace LabChat
