// SPDX-License-Identifier: GPL-3.0-or-later
// `labchat certificate`: a laboratory's own certificates, for a server that pages over https can use. Works while a server runs, which reads them again.
#include "app/commands.h"
#include "app/hostnames.h"
#include "app/options.h"
#include "app/terminal.h"
#include "server/wire/jsontext.h"
#include "store/certificates.h"

#include <QtCore/QJsonArray>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::CertificateCommand)
};

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
    const QStringList hosts = withNamesOfThisComputer(command.hosts);
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
