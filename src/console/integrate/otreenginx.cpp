// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/otreenginx.h"

#include "core/operatorservice.h"

#include <QtCore/QFile>

namespace LabChat {

using namespace Qt::StringLiterals;

/// In one piece, so that there is nothing else to copy: packaging/nginx/otree.conf includes the headers from a file.
QString otreeNginxLines(const ServerAddress &address)
{
    QFile headers(u":/nginx/labchat-forwarded.conf"_s);
    if (!headers.open(QIODevice::ReadOnly))
        qFatal("the headers for nginx are missing");
    QString lines = u"location = /chat {\n"_s;
    for (const QString &line : QString::fromUtf8(headers.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            lines += u"    "_s + line.section(u';', 0, 0) + u";\n"_s;
    }
    const QString scheme = address.all.isEmpty() ? address.url.scheme() : address.all.constLast().scheme(); // the first one may be a proxy's
    return lines + u"    proxy_pass %1://127.0.0.1:%2;\n}\n"_s.arg(scheme).arg(address.port);
}

} // namespace LabChat
