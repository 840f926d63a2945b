// SPDX-License-Identifier: GPL-3.0-or-later
// `labchat certificate`: a laboratory's own certificates, for a server that pages over https can use. Works while a server runs, which reads them again.
#include "app/commands.h"
#include "app/options.h"
#include "app/terminal.h"
#include "server/jsontext.h"
#include "server/networkaddresses.h"
#include "store/certificates.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSysInfo>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::CertificateCommand)
};

/// What browsers may write for this computer.
QStringList namesOfThisComputer()
{
    const QString own = QSysInfo::machineHostName();
    QStringList hosts{own, own.section(u'.', 0, 0) + u".local"_s, u"localhost"_s}; // the second one is mDNS: RFC 6762
    hosts.removeAll(QString());
    const ServerAddress addresses = serverAddress(QHostAddress(QHostAddress::Any), 0, u"https"_s);
    for (const QUrl &address : addresses.all)
        hosts.append(address.host());
    hosts << u"127.0.0.1"_s << u"::1"_s;
    hosts.removeDuplicates();
    return hosts;
}

} // namespace

CommandLine parseCertificate(const QStringList &arguments)
{
    Options options(u"certificate"_s, Texts::tr("Makes a certificate for this computer's names and addresses, signed by the laboratory's own authority, which it makes when it is first needed. "
                                                "Prints the files as JSON; browsers have to trust the authority."));
    options.addDataDirectory();
    options.add(u"host"_s, u"NAME"_s, Texts::tr("A further name or IP address of the server; can be repeated."));
    if (const auto print = options.parse(arguments, 0, 0))
        return *print;
    return CertificateCommand{options.dataDirectory(), options.values(u"host"_s)};
}

int runCertificate(const CertificateCommand &command)
{
    QStringList hosts = command.hosts + namesOfThisComputer();
    hosts.removeDuplicates();
    const auto files = makeCertificateFiles(command.dataDirectory, hosts);
    if (!files) {
        printLine(stderr, u"labchat: "_s + files.error().text);
        return exitFailed;
    }
    printJson(JsonText::ofEvent("certificate").add("certificate", files->certificate).add("key", files->key).add("authority", files->authority)
                  .add("new_authority", files->hasNewAuthority).add("hosts", QJsonArray::fromStringList(hosts)).text());
    return exitDone;
}

} // namespace LabChat
