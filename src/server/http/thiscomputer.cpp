// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/thiscomputer.h"

#include <QtCore/QSysInfo>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkInterface>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Names that always mean the computer itself: RFC 6761, section 6.3, and /etc/hosts of Debian and Red Hat.
bool isLocalhost(const QString &name)
{
    return name == u"localhost" || name.endsWith(u".localhost") || name == u"localhost.localdomain" || name == u"ip6-localhost" || name == u"ip6-loopback";
}

/// @p host: as in the header, with or without a port.
bool isOwnName(const QByteArray &host, const ThisComputer &computer)
{
    const QUrl url(u"http://"_s + QString::fromLatin1(host), QUrl::StrictMode);
    const bool isOnlyAName = url.isValid() && url.path().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    QString name = isOnlyAName ? url.host().toLower() : QString();
    if (name.endsWith(u'.'))
        name.chop(1);
    if (const QHostAddress address(name); !address.isNull())
        return address.isLoopback() || computer.addresses.contains(address);
    const QString own = computer.hostName.toLower();
    return isLocalhost(name) || (!own.isEmpty() && (name == own || name == own.section(u'.', 0, 0) + u".local")); // mDNS: RFC 6762
}

} // namespace

ThisComputer ThisComputer::now()
{
    return {QSysInfo::machineHostName(), QNetworkInterface::allAddresses()};
}

bool isFromThisComputer(const HttpRequest &request, const ThisComputer &computer)
{
    const bool isHere = request.peer.isLoopback() || request.peer == request.serverAddress || computer.addresses.contains(request.peer);
    return isHere && !request.isForwarded && request.asksToStay && (request.isBaseHost || isOwnName(request.host, computer));
}

} // namespace LabChat
