// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hostnames.h"

#include "server/net/networkaddresses.h"

#include <QtCore/QSysInfo>
#include <QtNetwork/QHostAddress>

namespace LabChat {

using namespace Qt::StringLiterals;

QStringList withNamesOfThisComputer(QStringList hosts)
{
    const QString own = QSysInfo::machineHostName();
    hosts << own << own.section(u'.', 0, 0) + u".local"_s << u"localhost"_s; // the second one is mDNS: RFC 6762
    hosts.removeAll(QString());
    const ServerAddress addresses = serverAddress(QHostAddress(QHostAddress::Any), 0, u"https"_s);
    for (const QUrl &address : addresses.all)
        hosts.append(address.host());
    hosts << u"127.0.0.1"_s << u"::1"_s;
    hosts.removeDuplicates();
    return hosts;
}

} // namespace LabChat
