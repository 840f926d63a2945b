// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webfiles.h"

#include "core/study/template.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString webFolder = u":/web/"_s;

QByteArray typeOf(const QString &name)
{
    if (name.endsWith(u".js"))
        return "text/javascript; charset=utf-8";
    if (name.endsWith(u".css"))
        return "text/css; charset=utf-8";
    if (name.endsWith(u".svg"))
        return "image/svg+xml";
    if (name.endsWith(u".html"))
        return "text/html; charset=utf-8";
    return "application/octet-stream";
}

QByteArray contentsOf(const QString &name)
{
    QFile file(webFolder + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

/// Allows content from this server only. Older Safari does not count ws: as 'self', so the socket's address is named as the browser knows it.
QByteArray contentSecurityPolicy(const QByteArray &host)
{
    static const QRegularExpression plainHost(u"^[A-Za-z0-9.:\\[\\]-]+$"_s);
    const QByteArray sockets = plainHost.match(QString::fromLatin1(host)).hasMatch() ? " ws://" + host + " wss://" + host : QByteArray();
    return "default-src 'self'; connect-src 'self'" + sockets
        + "; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
}

/// A page of resources/web with its values, which are HTML. Braces in a value are text.
QByteArray filled(const QString &page, const TemplateValues &values)
{
    const auto html = fillIn(page, values);
    Q_ASSERT(html);
    return html.value_or(QString()).toUtf8();
}

} // namespace

WebFiles::WebFiles()
    : m_participantPage(contentsOf(u"page.html"_s)), m_notice(QString::fromUtf8(contentsOf(u"notice.html"_s))),
      m_split(QString::fromUtf8(contentsOf(u"split.html"_s)))
{
    for (const QString &name : QDir(webFolder).entryList(QDir::Files)) {
        if (name.endsWith(u".html"))
            continue;
        const QByteArray bytes = contentsOf(name);
        const QByteArray etag = '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(20) + '"';
        m_files.insert(name == u"labchat.js" ? u"/labchat.js"_s : u"/web/"_s + name, {typeOf(name), bytes, etag});
    }
    if (m_files.contains(u"/web/icon.svg"_s))
        m_files.insert(u"/favicon.ico"_s, m_files.value(u"/web/icon.svg"_s));
}

std::optional<HttpResponse> WebFiles::file(const HttpRequest &request) const
{
    const auto found = m_files.constFind(request.path);
    if (found == m_files.cend())
        return std::nullopt;
    // Pages of other systems load the chat box, too (a module script needs CORS for that).
    const QList<std::pair<QByteArray, QByteArray>> headers{{"ETag", found->etag},
                                                           {"Cache-Control", "no-cache"},
                                                           {"Access-Control-Allow-Origin", "*"},
                                                           {"Content-Security-Policy", "default-src 'none'"}};
    const QList<QByteArray> known = request.ifNoneMatch.split(',');
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const QByteArray &tag) { // compared weakly, RFC 9110, section 13.1.2
        return tag.trimmed() == "*" || tag.trimmed() == found->etag || tag.trimmed() == "W/" + found->etag;
    });
    if (isKnown)
        return HttpResponse{304, found->type, {}, headers};
    return HttpResponse{200, found->type, found->bytes, headers};
}

HttpResponse WebFiles::participantPage(const HttpRequest &request, const QByteArray &style) const
{
    QByteArray html = m_participantPage;
    if (!style.isEmpty()) // after the page's own style sheet, to override it
        html.replace("</head>", QByteArray("<link rel=\"stylesheet\" href=\"" + style + "\">\n</head>"));
    return page(request, 200, html);
}

HttpResponse WebFiles::splitPage(const HttpRequest &request, const QString &title, const QString &frames) const
{
    return page(request, 200, filled(m_split, {{u"title"_s, title.toHtmlEscaped()}, {u"frames"_s, frames}}));
}

HttpResponse WebFiles::notice(const HttpRequest &request, int status, const QString &title, const QString &text,
                              const QString &head, const QString &extra) const
{
    const QByteArray html = filled(m_notice, {{u"title"_s, title.toHtmlEscaped()}, {u"text"_s, text.toHtmlEscaped()}, {u"head"_s, head}, {u"extra"_s, extra}});
    return page(request, status, html);
}

HttpResponse WebFiles::page(const HttpRequest &request, int status, const QByteArray &html) const
{
    return {status, "text/html; charset=utf-8", html,
            {{"Cache-Control", "no-store"}, {"Content-Security-Policy", contentSecurityPolicy(request.host)}}};
}

} // namespace LabChat
