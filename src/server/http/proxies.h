// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "server/http/httprequest.h"

#include <QtCore/QUrl>

#include <utility>

namespace LabChat {

/// The reverse proxies before this server that are believed, and the address under which they serve it. A plain value.
struct Proxies {
    /// A network, as its address and the length of its prefix.
    using Network = std::pair<QHostAddress, int>;

    QList<Network> trusted;
    QUrl baseUrl;  ///< its path ends with “/”; empty: none

    /// Every request is as its browser has sent it.
    [[nodiscard]] bool areNone() const { return trusted.isEmpty() && baseUrl.isEmpty(); }
    [[nodiscard]] bool trust(const QHostAddress &address) const;
    /// The path in front of all paths of this server, such as “/chat”; mostly empty.
    [[nodiscard]] QString root() const;
};

/// The address of a proxy, or a network of them (`10.0.0.0/8`). Error code `not_an_address`. Pure.
[[nodiscard]] Result<Proxies::Network> readProxy(const QString &text);

/// The address under which browsers reach this server, with a “/” at its end. Error code `not_a_base`: it is no address of a web page, has a query, or its
/// path begins like one of the server's own. Pure.
[[nodiscard]] Result<QUrl> readBaseUrl(const QString &text);

/// A request as its browser has sent it: where it came from, to which host and path, and over http or https. Only what a trusted proxy says counts: `Forwarded`
/// (RFC 7239), or `X-Forwarded-For`, `-Proto` and `-Host`. A proxy passes on the kind that it does not know itself, as the browser sent it; so
/// nothing is returned if both are there and name different clients. Pure.
[[nodiscard]] std::optional<HttpRequest> asSent(HttpRequest request, const Proxies &proxies);

} // namespace LabChat
