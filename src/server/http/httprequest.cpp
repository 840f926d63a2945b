// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httprequest.h"

#include "core/base/pastednames.h"

#include <QtNetwork/QNetworkCookie>

namespace LabChat {

using namespace Qt::StringLiterals;

QString HttpRequest::cookie(const QByteArray &name) const
{
    for (const QByteArray &pair : cookies.split(';')) {
        for (const QNetworkCookie &cookie : QNetworkCookie::parseCookies(pair.trimmed())) {
            if (cookie.name() == name)
                return QString::fromLatin1(cookie.value());
        }
    }
    return {};
}

QStringList HttpRequest::segments() const
{
    QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    while (!segments.isEmpty() && pastedName(segments.constLast()).isEmpty())
        segments.removeLast();
    return segments;
}

QString HttpRequest::field(const QString &name) const
{
    QByteArray value = query.queryItemValue(name, QUrl::FullyEncoded).toUtf8();
    if (value.isEmpty()) // pasted from a page's source, where & is written &amp;
        value = query.queryItemValue(u"amp;"_s + name, QUrl::FullyEncoded).toUtf8();
    return QString::fromUtf8(QByteArray::fromPercentEncoding(value.replace('+', ' '))).trimmed();
}

} // namespace LabChat
