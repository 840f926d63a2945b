// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/origins.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Scheme, host and port in a form that can be compared; empty: not the origin of a page.
QString normalized(const QString &origin)
{
    const QUrl url(origin, QUrl::StrictMode);
    const int defaultPort = url.scheme() == u"http" ? 80 : url.scheme() == u"https" ? 443 : -1;
    if (!url.isValid() || url.host().isEmpty() || defaultPort < 0 || !url.userInfo().isEmpty())
        return {};
    return url.scheme() + u"://"_s + url.host(QUrl::FullyEncoded).toLower() + u':' + QString::number(url.port(defaultPort));
}

} // namespace

bool isAllowedOrigin(const QByteArray &origin, const QByteArray &host, const QStringList &allowed)
{
    if (origin.isEmpty())
        return true;
    const QString page = normalized(QString::fromLatin1(origin));
    if (page.isEmpty())
        return false;
    const QString scheme = page.section(u':', 0, 0);
    return page == normalized(scheme + u"://"_s + QString::fromLatin1(host)) || isListedOrigin(origin, allowed);
}

bool isOrigin(const QString &text)
{
    const QUrl url(text);
    return !normalized(text).isEmpty() && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

QString originOfPage(const QString &address)
{
    const QString origin = QUrl(address).adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo).toString();
    return isOrigin(origin) ? origin : QString();
}

bool isPlainHost(const QByteArray &host)
{
    static const QRegularExpression form(u"^[A-Za-z0-9.:\\[\\]-]+$"_s);
    return form.match(QString::fromLatin1(host)).hasMatch();
}

bool isListedOrigin(const QByteArray &origin, const QStringList &listed)
{
    const QString page = normalized(QString::fromLatin1(origin));
    return !page.isEmpty() && std::any_of(listed.begin(), listed.end(), [&page](const QString &other) { return page == normalized(other); });
}

} // namespace LabChat
