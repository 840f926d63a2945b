// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/webfiles.h"

#include "core/base/origins.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString webFolder = u":/web/"_s;
const QList<std::pair<QByteArray, QByteArray>> forOtherPages{{"Access-Control-Allow-Origin", "*"}, {"Cross-Origin-Resource-Policy", "cross-origin"}}; // a module script needs CORS

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

QByteArray contentsOfWebFile(const QString &name)
{
    QFile file(webFolder + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

/// Allows content from this server only. Older Safari does not count ws: as 'self', so the socket's address is named as the browser knows it.
QByteArray contentSecurityPolicy(const QByteArray &host, const QByteArray &frameAncestors)
{
    const QByteArray sockets = isPlainHost(host) ? " ws://" + host + " wss://" + host : QByteArray();
    return "default-src 'self'; connect-src 'self'" + sockets
        + "; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors " + frameAncestors;
}

/// The chat box in other systems' pages, and the check of their browsers: its module with everything that it imports, its style sheets, and all of it as one file. Their names in resources/web.
QSet<QString> partsOfTheBox()
{
    static const QRegularExpression import(u"\\b(?:from|import) \"\\./(?:web/)?([a-z.]+)\""_s);
    QSet<QString> parts{u"labchat.bundle.js"_s, u"labchat.css"_s, u"experimenter.css"_s};
    QStringList next{u"labchat.js"_s, u"check.js"_s};
    while (!next.isEmpty()) {
        const QString name = next.takeFirst();
        if (parts.contains(name))
            continue;
        parts.insert(name);
        for (const QRegularExpressionMatch &match : import.globalMatch(QString::fromUtf8(contentsOfWebFile(name))))
            next.append(match.captured(1));
    }
    return parts;
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
    : m_participantPage(QString::fromUtf8(contentsOfWebFile(u"page.html"_s))), m_notice(QString::fromUtf8(contentsOfWebFile(u"notice.html"_s))),
      m_split(QString::fromUtf8(contentsOfWebFile(u"split.html"_s)))
{
    const QSet<QString> box = partsOfTheBox();
    for (const QString &name : QDir(webFolder).entryList(QDir::Files)) {
        if (name.endsWith(u".html"))
            continue;
        const QByteArray bytes = contentsOfWebFile(name);
        const QByteArray etag = '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(20) + '"';
        const bool isAtTheRoot = name == u"check.js" || (name.startsWith(u"labchat.") && !name.endsWith(u".css"));
        QList<std::pair<QByteArray, QByteArray>> headers{{"ETag", etag}, {"Cache-Control", "no-cache"}, {"Content-Security-Policy", "default-src 'none'"}};
        if (box.contains(name))
            headers << forOtherPages;
        m_files.insert((isAtTheRoot ? u"/"_s : u"/web/"_s) + name,
                       {etag, prepared({200, typeOf(name), bytes, headers}), prepared({304, typeOf(name), {}, headers}), box.contains(name)});
    }
    if (m_files.contains(u"/web/icon.svg"_s))
        m_files.insert(u"/favicon.ico"_s, m_files.value(u"/web/icon.svg"_s));
}

void WebFiles::setFrameAncestors(const QStringList &origins)
{
    m_frameAncestors = "'self'";
    for (const QString &origin : origins) {
        if (isOrigin(origin))
            m_frameAncestors += ' ' + origin.toLatin1();
    }
}

QList<std::pair<QByteArray, QByteArray>> WebFiles::headersForOtherPages(const QString &path) const
{
    const auto found = m_files.constFind(path);
    return found != m_files.cend() && found->isForOtherPages ? forOtherPages : QList<std::pair<QByteArray, QByteArray>>();
}

const HttpResponse *WebFiles::file(const HttpRequest &request) const
{
    const auto found = m_files.constFind(request.path);
    if (found == m_files.cend())
        return nullptr;
    if (request.ifNoneMatch.isEmpty())
        return &found->whole;
    const QList<QByteArray> known = request.ifNoneMatch.split(',');
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const QByteArray &tag) { // compared weakly, RFC 9110, section 13.1.2
        return tag.trimmed() == "*" || tag.trimmed() == found->etag || tag.trimmed() == "W/" + found->etag;
    });
    return isKnown ? &found->unchanged : &found->whole;
}

HttpResponse WebFiles::participantPage(const HttpRequest &request, const QString &style) const
{
    const QString head = style.isEmpty() ? QString() : u"<link rel=\"stylesheet\" href=\""_s + style.toHtmlEscaped() + u"\">\n"_s;
    return page(request, 200, m_participantPage, {{u"head"_s, head}});
}

HttpResponse WebFiles::splitPage(const HttpRequest &request, const QString &title, const QString &frames) const
{
    return page(request, 200, m_split, {{u"title"_s, title.toHtmlEscaped()}, {u"frames"_s, frames}});
}

HttpResponse WebFiles::notice(const HttpRequest &request, int status, const QString &title, const QString &text,
                              const QString &head, const QString &extra) const
{
    return page(request, status, m_notice, {{u"title"_s, title.toHtmlEscaped()}, {u"text"_s, text.toHtmlEscaped()}, {u"head"_s, head}, {u"extra"_s, extra}});
}

HttpResponse WebFiles::page(const HttpRequest &request, int status, const QString &form, TemplateValues values) const
{
    values.insert(u"root"_s, request.root.toHtmlEscaped());
    return {status, "text/html; charset=utf-8", filled(form, values),
            {{"Cache-Control", "no-store"}, {"Content-Security-Policy", contentSecurityPolicy(request.host, m_frameAncestors)}}};
}

} // namespace LabChat
