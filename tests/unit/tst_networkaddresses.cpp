// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/networkaddresses.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtTest/QtTest>

#include <algorithm>

using namespace LabChat;
using namespace Qt::StringLiterals;
using Type = QNetworkInterface::InterfaceType;

namespace {

/// A described interface of Linux, where the system says whether there is hardware.
InterfaceFacts onLinux(const QString &name, const QString &address, bool hasHardware, Type type = QNetworkInterface::Ethernet, int routeMetric = -1)
{
    const bool isPointToPoint = type == QNetworkInterface::Ppp || type == QNetworkInterface::Virtual;
    return {name, type, isPointToPoint, hasHardware, routeMetric, {QHostAddress(address)}};
}

/// One of Windows or macOS, where only type and name are known.
InterfaceFacts elsewhere(const QString &name, const QString &address, Type type = QNetworkInterface::Ethernet)
{
    return {name, type, type == QNetworkInterface::Ppp, std::nullopt, -1, {QHostAddress(address)}};
}

QString firstOf(QList<InterfaceFacts> interfaces)
{
    return rankedAddresses(interfaces, QHostAddress::Any).value(0).toString();
}

} // namespace

/// Which address of a computer goes into links and QR codes.
class tst_NetworkAddresses final : public QObject {
    Q_OBJECT

private slots:
    void showsTheLabsOwnCard_data()
    {
        QTest::addColumn<InterfaceFacts>("other");
        QTest::addColumn<bool>("isLinux");
        const auto row = [](const char *name, const InterfaceFacts &other) { QTest::newRow(name) << other << other.hasHardware.has_value(); };
        row("WireGuard", onLinux(u"wg0"_s, u"10.8.0.2"_s, false, QNetworkInterface::Virtual));
        row("WireGuard with the default route", onLinux(u"office"_s, u"10.8.0.2"_s, false, QNetworkInterface::Unknown, 0));
        row("Tailscale", onLinux(u"tailscale0"_s, u"100.101.102.103"_s, false, QNetworkInterface::Virtual));
        row("ZeroTier", onLinux(u"ztabcdef12"_s, u"192.168.191.4"_s, false));
        row("PPP", onLinux(u"ppp0"_s, u"10.64.64.64"_s, false, QNetworkInterface::Ppp));
        row("AnyConnect", onLinux(u"cscotun0"_s, u"10.20.30.40"_s, false, QNetworkInterface::Virtual));
        row("OpenVPN, tap", onLinux(u"tap0"_s, u"10.8.0.6"_s, false));
        row("LXD", onLinux(u"lxdbr0"_s, u"10.10.10.1"_s, false));
        row("Incus", onLinux(u"incusbr0"_s, u"10.10.11.1"_s, false));
        row("Waydroid", onLinux(u"waydroid0"_s, u"192.168.240.1"_s, false));
        row("libvirt", onLinux(u"virbr0"_s, u"192.168.122.1"_s, false));
        row("Docker", onLinux(u"docker0"_s, u"172.17.0.1"_s, false));
        row("a bridge with another name", onLinux(u"lab"_s, u"10.0.0.1"_s, false));
        row("Hyper-V on Windows", elsewhere(u"vEthernet (Default Switch)"_s, u"172.20.0.1"_s));
        row("WSL on Windows", elsewhere(u"vEthernet (WSL)"_s, u"172.21.0.1"_s));
        row("WireGuard on Windows", elsewhere(u"WireGuard Tunnel"_s, u"10.8.0.2"_s, QNetworkInterface::Unknown));
        row("Tailscale on Windows", elsewhere(u"Tailscale"_s, u"100.101.102.103"_s, QNetworkInterface::Unknown));
        row("ZeroTier on Windows", elsewhere(u"ZeroTier One [a1b2]"_s, u"10.147.17.3"_s));
        row("AnyConnect on Windows", elsewhere(u"Cisco AnyConnect Virtual Miniport"_s, u"10.20.30.40"_s));
        row("VirtualBox on Windows", elsewhere(u"VirtualBox Host-Only Network"_s, u"192.168.56.1"_s));
        row("VMware on Windows", elsewhere(u"VMware Network Adapter VMnet8"_s, u"192.168.80.1"_s));
        row("a VPN on macOS", elsewhere(u"utun3"_s, u"10.8.0.2"_s, QNetworkInterface::Unknown));
        row("a virtual machine on macOS", elsewhere(u"bridge100"_s, u"192.168.64.1"_s));
    }
    void showsTheLabsOwnCard()
    {
        QFETCH(InterfaceFacts, other);
        QFETCH(bool, isLinux);
        for (const QString &lab : {u"192.168.1.20"_s, u"10.0.0.20"_s, u"141.20.1.20"_s}) {
            for (const Type type : {QNetworkInterface::Ethernet, QNetworkInterface::Wifi}) {
                const InterfaceFacts card = isLinux ? onLinux(u"enp3s0"_s, lab, true, type, 100) : elsewhere(u"Ethernet 2"_s, lab, type);
                QCOMPARE(firstOf({card, other}), lab);
                QCOMPARE(firstOf({other, card}), lab);
            }
        }
    }

    void listsEverythingInTheSameOrder()
    {
        InterfaceFacts loopback{u"lo"_s, QNetworkInterface::Loopback, false, false, -1, {QHostAddress(u"127.0.0.1"_s), QHostAddress(u"::1"_s)}};
        InterfaceFacts card = onLinux(u"enp3s0"_s, u"141.20.1.20"_s, true, QNetworkInterface::Ethernet, 100);
        card.addresses.append({QHostAddress(u"2001:db8::20"_s), QHostAddress(u"fe80::20"_s)});
        QList<InterfaceFacts> interfaces{loopback, onLinux(u"docker0"_s, u"172.17.0.1"_s, false), onLinux(u"wlp2s0"_s, u"192.168.1.21"_s, true, QNetworkInterface::Wifi, 600),
                                         onLinux(u"enp4s0"_s, u"169.254.3.4"_s, true), card, onLinux(u"enp5s0"_s, u"192.168.1.22"_s, true, QNetworkInterface::Ethernet, 50)};
        const QStringList expected{u"192.168.1.22"_s, u"192.168.1.21"_s, u"141.20.1.20"_s, u"2001:db8::20"_s, u"172.17.0.1"_s, u"169.254.3.4"_s, u"127.0.0.1"_s};
        std::sort(interfaces.begin(), interfaces.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        do {
            QStringList addresses;
            for (const QHostAddress &address : rankedAddresses(interfaces, QHostAddress::Any))
                addresses.append(address.toString());
            QCOMPARE(addresses, expected);
        } while (std::next_permutation(interfaces.begin(), interfaces.end(), [](const auto &a, const auto &b) { return a.name < b.name; }));
    }

    void showsNoIPv6WhereTheServerHasNone()
    {
        const InterfaceFacts card{u"enp3s0"_s, QNetworkInterface::Ethernet, false, true, -1, {QHostAddress(u"2001:db8::20"_s), QHostAddress(u"10.0.0.20"_s)}};
        QCOMPARE(rankedAddresses({card}, QHostAddress::AnyIPv4), QList<QHostAddress>{QHostAddress(u"10.0.0.20"_s)});
    }

    void findsTheHardwareBehindAnInterface()
    {
        make(u"enp3s0/device"_s);
        make(u"wlp2s0/device"_s);
        make(u"wlp2s0/phy80211"_s);
        make(u"tun0"_s, u"tun_flags"_s, "0x1001\n");
        make(u"tap0/device"_s); // a tap may have a device in newer kernels; it is still none
        make(u"tap0"_s, u"tun_flags"_s, "0x1002\n");
        make(u"wg0"_s, u"uevent"_s, "DEVTYPE=wireguard\n");
        make(u"docker0/bridge"_s);
        make(u"docker0/lower_veth1"_s);
        make(u"veth1"_s);
        make(u"br0/bridge"_s);
        make(u"br0/lower_bond0"_s);
        make(u"bond0/bonding"_s);
        make(u"bond0/lower_enp3s0"_s);
        make(u"lab"_s, u"uevent"_s, "DEVTYPE=vlan\nINTERFACE=lab\n");
        make(u"lab/lower_enp3s0"_s);
        make(u"flannel.1"_s, u"uevent"_s, "DEVTYPE=vxlan\n");
        make(u"flannel.1/lower_enp3s0"_s);
        const QStringList hardware{u"enp3s0"_s, u"wlp2s0"_s, u"br0"_s, u"bond0"_s, u"lab"_s}, none{u"tun0"_s, u"tap0"_s, u"wg0"_s, u"docker0"_s, u"veth1"_s, u"flannel.1"_s};
        for (const QString &name : hardware)
            QVERIFY2(hasHardware(name, m_root.path()) == true, qPrintable(name));
        for (const QString &name : none)
            QVERIFY2(hasHardware(name, m_root.path()) == false, qPrintable(name));
        QVERIFY(!hasHardware(u"enp9s0"_s, m_root.path()));
    }

    void readsTheDefaultRoute()
    {
        QVERIFY(QDir(m_root.path()).mkpath(u"proc/net"_s));
        write(u"proc/net/route"_s, "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
                                    "enp3s0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n"
                                    "enp3s0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
                                    "wg0\t00000000\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0\n"
                                    "enp4s0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n");
        QCOMPARE(defaultRouteMetric(u"enp3s0"_s, m_root.path()), 100);
        for (const QString &name : {u"enp4s0"_s, u"wg0"_s, u"enp"_s, u"Iface"_s})
            QCOMPARE(defaultRouteMetric(name, m_root.path()), -1);
    }

private:
    void write(const QString &path, const QByteArray &content)
    {
        QFile file(m_root.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    void make(const QString &folder, const QString &file = {}, const QByteArray &content = {})
    {
        const QString path = u"sys/class/net/"_s + folder;
        QVERIFY(QDir(m_root.path()).mkpath(path));
        if (!file.isEmpty())
            write(path + u'/' + file, content);
    }

    QTemporaryDir m_root;
};

LABCHAT_TEST(tst_NetworkAddresses, QCoreApplication)
#include "tst_networkaddresses.moc"
