// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkInterface>

#include <optional>

namespace LabChat {

/// What is known of a network interface. A plain value.
struct InterfaceFacts {
    QString name;                     ///< as the system shows it to people
    QNetworkInterface::InterfaceType type = QNetworkInterface::Unknown;
    bool isPointToPoint = false;
    std::optional<bool> hasHardware;  ///< nothing: the system does not say
    int routeMetric = -1;             ///< of its default route: the smaller one is used; -1: it has none, or the system does not say
    QList<QHostAddress> addresses;
};

/// Asks the system for its interfaces that are up.
[[nodiscard]] QList<InterfaceFacts> interfacesOfThisComputer();

/// Linux: whether a network card is behind an interface, directly or as a port of a bridge, a bond or a VLAN. Nothing: there is no sysfs. @p root: of the file system.
[[nodiscard]] std::optional<bool> hasHardware(const QString &interface, const QString &root);

/// Linux: the metric of an interface's IPv4 default route; -1: it has none.
[[nodiscard]] int defaultRouteMetric(const QString &interface, const QString &root);

/// Whether an interface is a card of the computer: no VPN, no network of containers or virtual machines, and not the computer itself.
[[nodiscard]] bool isCard(const InterfaceFacts &facts);

} // namespace LabChat
