// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/interfacefacts.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Interfaces that pass on what a card below them receives. Others with an interface below them, such as VXLAN, lead into another network.
bool isOnlyALayer(const QString &folder)
{
    const QByteArray description = contentsOf(folder + u"/uevent"_s);
    return QFile::exists(folder + u"/bridge"_s) || QFile::exists(folder + u"/bonding"_s) || description.contains("DEVTYPE=vlan")
        || description.contains("DEVTYPE=team") || description.contains("DEVTYPE=macvlan");
}

/// Windows and macOS do not say what is behind an interface, but its name does: the program that made it, or the kind of driver.
bool isNamedLikeAVirtualOne(const QString &name)
{
    static const QRegularExpression made(u"vpn|wireguard|tailscale|zerotier|anyconnect|globalprotect|forti|nordlynx|mullvad|hamachi|radmin|pulse secure"
                                         "|hyper-v|vethernet|\\bwsl\\b|docker|podman|\\blxc|\\blxd|incus|waydroid|virbr|libvirt|vmware|vmnet"
                                         "|virtualbox|vboxnet|host-only|npcap|loopback|teredo|isatap|\\btap\\b|\\btun\\b"
                                         "|^(utun|tun|tap|wg|ppp|ipsec|gif|stf|awdl|llw|anpi|ap|bridge|veth|br-|zt|cscotun|feth|vnic)\\d*"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return made.match(name).hasMatch();
}

bool canBeACard(QNetworkInterface::InterfaceType type)
{
    switch (type) {
    case QNetworkInterface::Unknown:
    case QNetworkInterface::Ethernet:
    case QNetworkInterface::Wifi: // the same value as Ieee80211
    case QNetworkInterface::Fddi:
    case QNetworkInterface::Ieee1394:
    case QNetworkInterface::Ieee80216:
        return true;
    case QNetworkInterface::Loopback:
    case QNetworkInterface::Virtual:
    case QNetworkInterface::Slip:
    case QNetworkInterface::CanBus:
    case QNetworkInterface::Ppp:
    case QNetworkInterface::Phonet:
    case QNetworkInterface::Ieee802154:
    case QNetworkInterface::SixLoWPAN:
        return false;
    }
    return true;
}

} // namespace

QList<InterfaceFacts> interfacesOfThisComputer()
{
    QList<InterfaceFacts> all;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (!interface.flags().testFlags(QNetworkInterface::IsUp | QNetworkInterface::IsRunning))
            continue;
        InterfaceFacts facts{interface.humanReadableName(), interface.type(), interface.flags().testFlag(QNetworkInterface::IsPointToPoint),
                             hasHardware(interface.name(), {}), defaultRouteMetric(interface.name(), {}), {}};
        for (const QNetworkAddressEntry &entry : interface.addressEntries())
            facts.addresses.append(entry.ip());
        all.append(facts);
    }
    return all;
}

std::optional<bool> hasHardware(const QString &interface, const QString &root)
{
    const QString folder = root + u"/sys/class/net/"_s + interface;
    if (!QFile::exists(folder))
        return std::nullopt;
    if (QFile::exists(folder + u"/tun_flags"_s))
        return false;
    if (QFile::exists(folder + u"/device"_s) || QFile::exists(folder + u"/phy80211"_s))
        return true;
    if (!isOnlyALayer(folder))
        return false;
    const QStringList below = QDir(folder).entryList({u"lower_*"_s}, QDir::AllEntries | QDir::System);
    return std::any_of(below.begin(), below.end(), [&](const QString &link) { return hasHardware(link.mid(6), root).value_or(false); });
}

int defaultRouteMetric(const QString &interface, const QString &root)
{
    enum Column { Interface, Destination, Gateway, Flags, References, Use, Metric, Mask, Columns };
    int best = -1;
    for (const QByteArray &line : contentsOf(root + u"/proc/net/route"_s).split('\n')) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() < Columns || columns.at(Interface) != interface.toUtf8() || columns.at(Destination) != "00000000" || columns.at(Mask) != "00000000")
            continue;
        const int metric = columns.at(Metric).toInt();
        best = best < 0 ? metric : qMin(best, metric);
    }
    return best;
}

bool isCard(const InterfaceFacts &facts)
{
    const bool isLoopback = std::any_of(facts.addresses.begin(), facts.addresses.end(), [](const QHostAddress &address) { return address.isLoopback(); });
    if (isLoopback || facts.isPointToPoint || !canBeACard(facts.type))
        return false;
    return facts.hasHardware.value_or(!isNamedLikeAVirtualOne(facts.name));
}

} // namespace LabChat
