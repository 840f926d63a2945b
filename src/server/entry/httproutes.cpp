// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/entry/httproutes.h"

#include "core/base/codes.h"
#include "core/study/ownfile.h"
#include "server/http/thiscomputer.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Browsers send cookies to all ports of a computer, and each server there has rooms of its own.
QByteArray waitingCookie(const HttpRequest &request)
{
    return "labchat_waiting_" + QByteArray::number(request.serverPort);
}

} // namespace

HttpRoutes::HttpRoutes(const Sessions &sessions, const Entrances &entrances, FailedGuesses &guesses, QObject *parent)
    : QObject(parent), m_sessions(sessions), m_entrances(entrances), m_guesses(guesses), m_waiting(steadyClock(), this)
{
    connect(&m_waiting, &WaitingRooms::changed, this, &HttpRoutes::waitingChanged);
}

void HttpRoutes::answer(HttpConnection *connection, const HttpRequest &request)
{
    const bool onlyAsks = request.method == "GET" || request.method == "HEAD";
    if (const HttpResponse *const file = onlyAsks ? m_files.file(request) : nullptr) {
        connection->answer(*file);
        return;
    }
    const HttpResponse response = onlyAsks ? responseTo(request) : HttpResponse{405, "text/plain; charset=utf-8", "Only GET and HEAD.\n", {{"Allow", "GET, HEAD"}}};
    if (response.isMistake)
        refuseGuess(connection, request, response);
    else
        connection->answer(response);
}

HttpResponse HttpRoutes::responseTo(const HttpRequest &request)
{
    const QStringList segments = request.segments();
    const QString place = segments.value(0).toLower();
    const QString name = segments.value(1);
    const bool isNamed = segments.size() == 2;
    if (isNamed && place == u"join")
        return enter(request, {name, {}, request.field(u"participant_label"_s), {}});
    if (isNamed && place == u"room")
        return enter(request, {{}, name, request.field(u"participant_label"_s), request.field(u"hash"_s)});
    if (isNamed && place == u"p")
        return participantPage(request, name);
    if (isNamed && place == u"split")
        return split(request, name);
    if (isNamed && place == u"style")
        return style(request, name.section(u'.', 0, 0));
    if (segments.size() > 2 && place == u"image")
        return image(request, name, segments.mid(2).join(u'/'));
    if (request.path == u"/")
        return m_frontDoor.answer(request, request.field(u"code"_s));
    if (request.path == u"/check")
        return m_files.notice(request, 200, tr("Check of this browser"), tr("This page needs JavaScript. Please switch it on and load the page again."), {},
                              u"<div id=\"labchat-check\"></div><script type=\"module\" src=\"%1/check.js\"></script>"_s.arg(request.root.toHtmlEscaped()));
    if (request.path == u"/healthz")
        return {200, "application/json", "{\"status\":\"ok\"}\n", {{"Cache-Control", "no-store"}}};
    return notFound(request);
}

HttpResponse HttpRoutes::participantPage(const HttpRequest &request, const QString &ticket) const
{
    if (m_sessions.hasEnded(ticket))
        return sessionHasEnded(request);
    const SessionHost *const session = m_sessions.byTicket(ticket);
    return session ? pageOf(request, session->session()) : mistaken(notFound(request));
}

HttpResponse HttpRoutes::pageOf(const HttpRequest &request, const Session &session) const
{
    return m_files.participantPage(request, session.study.styleCss.isEmpty() ? QString() : request.root + u"/style/" + session.code + u".css");
}

/// All participants of a session side by side, to try out a study. The page contains all links, so it needs the session's key, which only the
/// operator has, and answers only at the operator's computer.
HttpResponse HttpRoutes::split(const HttpRequest &request, const QString &code) const
{
    const SessionHost *const session = m_sessions.byCode(code);
    if (!session || !isSplitKey(pastedCode(request.field(u"key"_s)), session->session().secret)
        || !isFromThisComputer(request, ThisComputer::now()))
        return mistaken(notFound(request));
    QString frames;
    for (int i = 1; i <= session->session().numParticipants(); ++i) {
        const QString name = u'P' + QString::number(i);
        frames += u"<figure class=\"split__part\"><figcaption>" + name + u"</figcaption><iframe class=\"split__frame\" title=\"" + name
            + u"\" src=\"" + request.root.toHtmlEscaped() + u"/p/" + session->committedState().ticketOf(i) + u"\"></iframe></figure>";
    }
    return m_files.splitPage(request, session->session().study.title, frames);
}

/// The style sheet of a session's study.
HttpResponse HttpRoutes::style(const HttpRequest &request, const QString &code) const
{
    const SessionHost *const session = m_sessions.byCode(code);
    if (!session && !m_sessions.hasEnded(code))
        return mistaken(notFound(request));
    if (!session || session->session().study.styleCss.isEmpty())
        return notFound(request);
    return {200, "text/css; charset=utf-8", session->session().study.styleCss.toUtf8(), {{"Cache-Control", "no-cache"}}};
}

/// An image of a session's study.
HttpResponse HttpRoutes::image(const HttpRequest &request, const QString &code, const QString &name) const
{
    const SessionHost *const session = m_sessions.byCode(code);
    if (!session && !m_sessions.hasEnded(code))
        return mistaken(notFound(request));
    const QByteArray bytes = session ? session->session().study.images.value(name) : QByteArray();
    if (bytes.isEmpty())
        return notFound(request);
    return {200, imageType(bytes), bytes, {{"Cache-Control", "private, max-age=86400"}, {"Content-Security-Policy", "default-src 'none'"}}};
}

/// The link of a session or a room. Its page asks for a place when its socket is open, so a link that is only fetched costs none.
HttpResponse HttpRoutes::enter(const HttpRequest &request, const Entrance &entrance)
{
    const Admission admission = m_entrances.look(entrance);
    switch (admission.door) {
    case Door::Open:
        if (!entrance.room.isEmpty() && !request.isPrefetch && !request.isHead())
            m_waiting.leave(admission.room, admission.label.isEmpty() ? request.cookie(waitingCookie(request)) : admission.label);
        return pageOf(request, admission.session->session());
    case Door::Ended:
        return sessionHasEnded(request);
    case Door::OnlyByRoom:
        return m_files.notice(request, 403, tr("Please use your own link"), onlyByRoomText());
    case Door::LabelNeeded:
        return labelForm(request, {});
    case Door::LabelWrong:
        return mistaken(labelForm(request, admission.label));
    case Door::Waiting:
        return waiting(request, admission.room, admission.label);
    case Door::Unknown:
        return mistaken(notFound(request));
    }
    Q_UNREACHABLE();
}

QString HttpRoutes::onlyByRoomText()
{
    return tr("In this session everybody has a link of their own, and this address lets nobody in. Open the link or scan the code that you got, "
              "or ask the experimenter for it.");
}

void HttpRoutes::refuseGuess(HttpConnection *connection, const HttpRequest &request, const HttpResponse &response)
{
    m_guesses.refuse(request.peer, connection, [this, connection, request, response](qint64 retryAfterMs) {
        if (retryAfterMs == 0) {
            connection->answer(response);
            return;
        }
        HttpResponse later = m_files.notice(request, 429, tr("Please wait a moment"), tr("Too many links that are not valid were opened here. Check that the address is "
                                                                                    "complete, or ask the experimenter for your link."));
        later.headers.append({"Retry-After", QByteArray::number((retryAfterMs + 999) / 1000)});
        connection->answer(later);
    });
}

HttpResponse HttpRoutes::notFound(const HttpRequest &request) const
{
    return m_files.notice(request, 404, tr("This link is not valid"), tr("Check that the address is complete, or ask the experimenter for your link."));
}

HttpResponse HttpRoutes::sessionHasEnded(const HttpRequest &request) const
{
    return m_files.notice(request, 404, tr("This session has ended"), tr("Thank you for taking part. You can close this window."));
}

HttpResponse HttpRoutes::labelForm(const HttpRequest &request, const QString &wrongLabel) const
{
    const QString form = u"<form class=\"label-form\" method=\"get\"><label for=\"participant_label\">"_s + tr("Your label").toHtmlEscaped()
        + u"</label><input id=\"participant_label\" name=\"participant_label\" maxlength=\"100\" required autofocus autocomplete=\"off\">"_s
        + u"<button type=\"submit\">"_s + tr("Continue").toHtmlEscaped() + u"</button></form>"_s;
    const QString text = wrongLabel.isEmpty() ? tr("Enter the label of your seat. Ask the experimenter if you do not know it.")
                                              : tr("“%1” is not a label here. Check it and enter it again.").arg(wrongLabel.left(100));
    return m_files.notice(request, wrongLabel.isEmpty() ? 200 : 404, tr("Welcome"), text, {}, form);
}

/// The page asks again regularly, so the operator sees who waits.
HttpResponse HttpRoutes::waiting(const HttpRequest &request, const QString &room, const QString &label)
{
    HttpResponse page = m_files.notice(request, 200, tr("Please wait"), tr("The session has not started yet. This page will continue automatically."),
                                       u"<meta http-equiv=\"refresh\" content=\"3\">"_s);
    if (request.isPrefetch || request.isHead())
        return page;
    if (!label.isEmpty()) {
        m_waiting.noteLabel(room, label);
        return page;
    }
    QString browser = request.cookie(waitingCookie(request));
    if (!looksLikeTicket(browser)) {
        browser = randomTicket();
        page.headers.append({"Set-Cookie", waitingCookie(request) + '=' + browser.toLatin1() + "; Path=" + QUrl::toPercentEncoding(request.root, "/") + "/room/; Max-Age=86400; HttpOnly; SameSite=Lax"
                                                 + (request.scheme == "https" ? "; Secure" : "")});
    }
    m_waiting.noteBrowser(room, browser);
    return page;
}

} // namespace LabChat
