// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/template.h"
#include "server/http/httprequest.h"
#include "server/http/httpresponse.h"

#include <QtCore/QHash>

namespace LabChat {

/// The files for browsers: those of resources/web, read once, and the pages made of them. Lives in the net thread, owned by HttpRoutes.
class WebFiles final {
public:
    WebFiles();

    /// A file by its address (`/labchat.js`, `/web/NAME`), or 304 if the browser has it; null if there is no such file.
    [[nodiscard]] const HttpResponse *file(const HttpRequest &request) const;
    /// The headers with which pages of other origins may use a file; empty: it is not for them.
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> headersForOtherPages(const QString &path) const;
    /// Of other pages than the server's own.
    void setFrameAncestors(const QStringList &origins);
    /// The page of a participant; @p style is the address of the study's style sheet, or empty.
    [[nodiscard]] HttpResponse participantPage(const HttpRequest &request, const QString &style) const;
    /// All participants of a session in one window; @p frames is HTML.
    [[nodiscard]] HttpResponse splitPage(const HttpRequest &request, const QString &title, const QString &frames) const;
    /// A page with one short text. @p title and @p text are plain text; @p head and @p extra are HTML.
    [[nodiscard]] HttpResponse notice(const HttpRequest &request, int status, const QString &title, const QString &text,
                                      const QString &head = {}, const QString &extra = {}) const;

private:
    struct File {
        QByteArray etag;
        HttpResponse whole;
        HttpResponse unchanged;        ///< for a browser that has it
        bool isForOtherPages = false;  ///< a part of the chat box
    };
    /// A page of resources/web, its values (HTML), and the path in front of its addresses.
    [[nodiscard]] HttpResponse page(const HttpRequest &request, int status, const QString &form, TemplateValues values) const;

    QHash<QString, File> m_files;  ///< by address
    QString m_participantPage;
    QString m_notice;
    QString m_split;
    QByteArray m_frameAncestors = "'self'";
};

} // namespace LabChat
