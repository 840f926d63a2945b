// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/networkaddresses.h"

#include <algorithm>
#include <array>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

bool isVirtual(const QString &interfaceName)
{
    static constexpr std::array prefixes{u"docker", u"br-", u"veth", u"virbr", u"vmnet", u"vboxnet", u"lxc", u"podman", u"tun", u"tap"};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const char16_t *prefix) { return interfaceName.startsWith(QStringView(prefix)); });
}

/// RFC 1918.
bool isPrivate(const QHostAddress &address)
{
    return address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8) || address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12)
        || address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16);
}

QUrl urlOf(const QHostAddress &address, quint16 port)
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(address.toString());
    url.setPort(port);
    return url;
}

} // namespace

int addressRank(const QString &interfaceName, const QHostAddress &address)
{
    if (address.isLoopback())
        return 100;
    int rank = isVirtual(interfaceName) ? 50 : 0;
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        rank += 20;
    if (!isPrivate(address))
        rank += 5;
    return rank;
}

ServerAddress serverAddress(const QHostAddress &bound, quint16 port)
{
    QList<std::pair<int, QHostAddress>> ranked;
    const bool everywhere = bound == QHostAddress::Any || bound == QHostAddress::AnyIPv4 || bound == QHostAddress::AnyIPv6;
    if (!everywhere) {
        ranked.append({0, bound});
    } else {
        for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
            if (!interface.flags().testFlags(QNetworkInterface::IsUp | QNetworkInterface::IsRunning))
                continue;
            for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
                const QHostAddress address = entry.ip();
                const bool isIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
                if (address.isLinkLocal() || (isIPv6 && (bound == QHostAddress::AnyIPv4 || address.isLoopback())))
                    continue;
                ranked.append({addressRank(interface.name(), address), address});
            }
        }
        if (ranked.isEmpty())
            ranked.append({100, QHostAddress(QHostAddress::LocalHost)});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    ServerAddress result;
    result.port = port;
    for (const auto &[rank, address] : std::as_const(ranked))
        result.all.append(urlOf(address, port));
    result.url = result.all.constFirst();
    return result;
}

} // namespace LabChat
