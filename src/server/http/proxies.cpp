// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/proxies.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <boost/beast/http/rfc7230.hpp>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Proxies)
};

/// What one proxy says of the request that it got.
struct Hop {
    QHostAddress from;  ///< null: it does not say, or hides it (RFC 7239, section 6.3)
    QByteArray proto = {};
    QByteArray host = {};
};

/// Also if an IPv4 address is written as IPv6.
QHostAddress plain(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 number = address.toIPv4Address(&isIPv4);
    return isIPv4 ? QHostAddress(number) : address;
}

/// RFC 7239, section 6: `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80`; in X-Forwarded-For also `2001:db8::1`.
QHostAddress nodeAddress(const QByteArray &node)
{
    const QByteArray text = node.trimmed();
    if (text.startsWith('['))
        return QHostAddress(QString::fromLatin1(text.mid(1, text.indexOf(']') - 1)));
    return plain(QHostAddress(QString::fromLatin1(text.count(':') == 1 ? text.left(text.indexOf(':')) : text)));
}

/// An element of `Forwarded`. The nearest proxy has written the last one; so a quotation mark that a browser left open reaches none behind it.
Hop hopOf(const QByteArray &element)
{
    Hop hop;
    const QByteArray parameters = ';' + element.trimmed();
    for (const auto &[name, value] : boost::beast::http::param_list({parameters.constData(), std::size_t(parameters.size())})) {
        const QByteArray key = QByteArray(name.data(), qsizetype(name.size())).toLower();
        QByteArray text(value.data(), qsizetype(value.size()));
        if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
            text = text.mid(1, text.size() - 2);
        if (key == "for")
            hop.from = nodeAddress(text);
        else if (key == "proto")
            hop.proto = text.toLower();
        else if (key == "host")
            hop.host = text;
    }
    return hop;
}

QList<Hop> forwardedHops(const QByteArray &field)
{
    QList<Hop> hops;
    for (const QByteArray &element : field.split(','))
        hops.append(hopOf(element));
    return hops;
}

QByteArray lastOf(const QByteArray &list)
{
    return list.split(',').constLast().trimmed();
}

QList<Hop> xForwardedHops(const Forwarding &fields)
{
    QList<Hop> hops;
    for (const QByteArray &node : fields.xFor.split(','))
        hops.append({nodeAddress(node), lastOf(fields.xProto).toLower(), lastOf(fields.xHost)});
    return hops;
}

/// What the outermost trusted proxy says; nothing: no proxy that is trusted says anything.
std::optional<Hop> outermost(const QList<Hop> &hops, const QHostAddress &peer, const Proxies &proxies)
{
    std::optional<Hop> found;
    QHostAddress address = peer;
    for (auto hop = hops.crbegin(); hop != hops.crend() && proxies.trust(address); ++hop) {
        found = *hop;
        address = hop->from;
    }
    return found;
}

/// Behind `scheme://`; without the standard port, as browsers write it.
QByteArray authority(const QUrl &url)
{
    return url.authority(QUrl::FullyEncoded).toLatin1();
}

void removeRoot(HttpRequest &request, const QString &root, bool isProxied)
{
    const bool isUnderIt = !root.isEmpty() && request.path.startsWith(root + u'/');
    if (isUnderIt)
        request.path.remove(0, root.size());
    if (isUnderIt || isProxied)
        request.root = root;
}

} // namespace

bool Proxies::trust(const QHostAddress &address) const
{
    return std::any_of(trusted.begin(), trusted.end(), [&](const Network &network) { return plain(address).isInSubnet(network); });
}

QString Proxies::root() const
{
    QString path = baseUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

Result<Proxies::Network> readProxy(const QString &text)
{
    const auto single = plain(QHostAddress(text.trimmed()));
    if (!single.isNull())
        return Proxies::Network{single, single.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128};
    const Proxies::Network network = text.indexOf(u'/') > 0 ? QHostAddress::parseSubnet(text.trimmed()) : Proxies::Network{{}, -1};
    if (network.second < 0 || network.first.isNull())
        return failure(u"not_an_address"_s, Texts::tr("“%1” is not the IP address of a proxy, such as 127.0.0.1, nor a network, such as 10.0.0.0/8.").arg(text));
    return network;
}

Result<QUrl> readBaseUrl(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"https") || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        return failure(u"not_a_base"_s, Texts::tr("“%1” is not an address such as https://lab.example/chat/.").arg(text));
    static const QRegularExpression plainPath(u"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?$"_s);
    if (!plainPath.match(url.path()).hasMatch() || url.port() == 0)
        return failure(u"not_a_base"_s, Texts::tr("“%1” is not an address such as https://lab.example/chat/.").arg(text));
    static const QStringList own{u"p"_s, u"join"_s, u"room"_s, u"split"_s, u"style"_s, u"image"_s, u"web"_s, u"ws"_s, u"check"_s, u"connection"_s, u"healthz"_s, u"metrics"_s,
                                 u"labchat.js"_s, u"labchat.bundle.js"_s, u"favicon.ico"_s};
    if (const QString first = url.path().section(u'/', 1, 1); own.contains(first.toLower()))
        return failure(u"not_a_base"_s, Texts::tr("The path may not begin with “/%1”, because LabChat's own addresses begin so.").arg(first));
    if (!url.path().endsWith(u'/'))
        url.setPath(url.path() + u'/');
    return url;
}

std::optional<HttpRequest> asSent(HttpRequest request, const Proxies &proxies)
{
    const bool isKnownHost = !proxies.baseUrl.isEmpty() && request.host.toLower() == authority(proxies.baseUrl).toLower();
    if (!proxies.trust(request.peer)) {
        request.isBaseHost = isKnownHost;
        removeRoot(request, proxies.root(), isKnownHost);
        return request;
    }
    const Forwarding &fields = request.forwarding;
    const auto standard = fields.forwarded.isEmpty() ? std::nullopt : outermost(forwardedHops(fields.forwarded), request.peer, proxies);
    const auto usual = fields.xFor.isEmpty() ? std::nullopt : outermost(xForwardedHops(fields), request.peer, proxies);
    if (standard && usual && standard->from != usual->from)
        return std::nullopt;
    const Hop hop = usual ? *usual : standard.value_or(Hop{{}, lastOf(fields.xProto).toLower(), lastOf(fields.xHost)});
    request.isForwarded = hop.from.isNull(); // nobody knows by whom it was sent
    if (!hop.from.isNull()) {
        request.peer = hop.from;
        request.asksToStay = true; // it is the proxy that says so or not; the person in front of the browser is known
    }
    const QUrl &base = proxies.baseUrl;
    if (!hop.host.isEmpty())
        request.host = hop.host;
    else if (!base.isEmpty())
        request.host = authority(base);
    if (hop.proto == "http" || hop.proto == "https")
        request.scheme = hop.proto;
    else if (!base.isEmpty())
        request.scheme = base.scheme().toLatin1();
    request.isBaseHost = !base.isEmpty() && request.host.toLower() == authority(base).toLower();
    removeRoot(request, proxies.root(), true);
    return request;
}

} // namespace LabChat
