// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/networkaddresses.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// RFC 1918.
bool isPrivate(const QHostAddress &address)
{
    return address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8) || address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12)
        || address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16);
}

/// A place in the order; the smallest is the best one to show.
struct Ranked {
    enum Kind { OwnCard, AnotherNetwork, SelfGiven, ThisComputer };
    Kind kind = OwnCard;
    bool isIPv6 = false;
    bool isPublic = false;
    int routeMetric = 0;
    QString interface;  ///< decides between equals, so that the order in which interfaces came does not
    QHostAddress address;

    [[nodiscard]] auto key() const { return std::make_tuple(kind, isIPv6, isPublic, routeMetric, interface); }
};

Ranked ranked(const InterfaceFacts &facts, const QHostAddress &address)
{
    const Ranked::Kind kind = address.isLoopback() ? Ranked::ThisComputer
        : address.isLinkLocal()                    ? Ranked::SelfGiven // no server for addresses in this network: RFC 3927
        : isCard(facts)                            ? Ranked::OwnCard
                                                   : Ranked::AnotherNetwork;
    const int metric = facts.routeMetric < 0 ? std::numeric_limits<int>::max() : facts.routeMetric;
    return {kind, address.protocol() == QAbstractSocket::IPv6Protocol, !isPrivate(address), metric, facts.name, address};
}

/// Link-local IPv6 addresses need the interface of the browser's own computer; a browser cannot open them.
bool canBeOpened(const QHostAddress &address, const QHostAddress &bound)
{
    const bool isIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return !isIPv6 || (bound != QHostAddress::AnyIPv4 && !address.isLoopback() && !address.isLinkLocal());
}

QUrl urlOf(const QHostAddress &address, quint16 port, const QString &scheme)
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(address.toString());
    url.setPort(port);
    return url;
}

} // namespace

QList<QHostAddress> rankedAddresses(const QList<InterfaceFacts> &interfaces, const QHostAddress &bound)
{
    QList<Ranked> all;
    for (const InterfaceFacts &facts : interfaces) {
        for (const QHostAddress &address : facts.addresses) {
            if (canBeOpened(address, bound))
                all.append(ranked(facts, address));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Ranked &a, const Ranked &b) { return a.key() < b.key(); });
    QList<QHostAddress> addresses;
    for (const Ranked &one : std::as_const(all))
        addresses.append(one.address);
    return addresses;
}

ServerAddress serverAddress(const QHostAddress &bound, quint16 port, const QString &scheme)
{
    const bool everywhere = bound == QHostAddress::Any || bound == QHostAddress::AnyIPv4 || bound == QHostAddress::AnyIPv6;
    QList<QHostAddress> addresses = everywhere ? rankedAddresses(interfacesOfThisComputer(), bound) : QList<QHostAddress>{bound};
    if (addresses.isEmpty())
        addresses.append(QHostAddress(QHostAddress::LocalHost));
    ServerAddress result;
    result.port = port;
    for (const QHostAddress &address : std::as_const(addresses))
        result.all.append(urlOf(address, port, scheme));
    result.url = result.all.constFirst();
    return result;
}

} // namespace LabChat
