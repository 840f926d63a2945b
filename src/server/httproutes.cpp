// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/httproutes.h"

#include "core/base/codes.h"

#include <QtCore/QPointer>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QByteArray waitingCookie = "labchat_waiting";

/// The value of a form's field; browsers send a space as "+".
QString fieldOf(const QUrlQuery &query, const QString &name)
{
    QByteArray field = query.queryItemValue(name, QUrl::FullyEncoded).toUtf8();
    return QString::fromUtf8(QByteArray::fromPercentEncoding(field.replace('+', ' '))).trimmed();
}

} // namespace

HttpRoutes::HttpRoutes(Sessions &sessions, QObject *parent)
    : QObject(parent), m_sessions(sessions), m_waiting(steadyClock(), this)
{
    connect(&m_waiting, &WaitingRooms::changed, this, &HttpRoutes::waitingChanged);
}

void HttpRoutes::answer(HttpConnection *connection, const HttpRequest &request)
{
    if (request.method != "GET" && request.method != "HEAD") {
        connection->answer({405, "text/plain; charset=utf-8", "Only GET and HEAD.\n", {{"Allow", "GET, HEAD"}}});
        return;
    }
    const QStringList segments = request.path.split(u'/').mid(1);
    if (segments.size() == 2 && segments[0] == u"join")
        join(connection, request, segments[1]);
    else if (segments.size() == 2 && segments[0] == u"room")
        enterRoom(connection, request, segments[1]);
    else if (segments.size() == 2 && segments[0] == u"p")
        connection->answer(participantPage(request, segments[1]));
    else if (segments.size() == 2 && segments[0] == u"split")
        connection->answer(split(request, segments[1]));
    else if (segments.size() == 2 && segments[0] == u"style")
        connection->answer(style(request, segments[1].section(u'.', 0, 0)));
    else if (request.path == u"/")
        connection->answer(m_frontDoor.answer(request, fieldOf(request.query, u"code"_s)));
    else if (request.path == u"/healthz")
        connection->answer({200, "application/json", "{\"status\":\"ok\"}\n", {{"Cache-Control", "no-store"}}});
    else
        connection->answer(m_files.file(request).value_or(notFound(request)));
}

HttpResponse HttpRoutes::participantPage(const HttpRequest &request, const QString &ticket) const
{
    if (m_sessions.hasEnded(ticket))
        return sessionHasEnded(request);
    if (!looksLikeTicket(ticket) || !m_sessions.byTicket(ticket))
        return notFound(request);
    const Session &running = m_sessions.byTicket(ticket)->session();
    return m_files.participantPage(request, running.study.styleCss.isEmpty() ? QByteArray() : "/style/" + running.code.toLatin1() + ".css");
}

/// All participants of a session side by side, to try out a study. The page contains all links, so it is shown only on the experimenter's computer.
HttpResponse HttpRoutes::split(const HttpRequest &request, const QString &code) const
{
    const SessionHost *const session = m_sessions.byCode(code);
    if (!session || !request.isLocal)
        return notFound(request);
    QString frames;
    for (int i = 1; i <= session->session().numParticipants(); ++i) {
        const QString name = u'P' + QString::number(i);
        frames += u"<figure class=\"split__part\"><figcaption>" + name + u"</figcaption><iframe class=\"split__frame\" title=\"" + name
            + u"\" src=\"/p/" + session->committedState().ticketOf(i) + u"\"></iframe></figure>";
    }
    return m_files.splitPage(request, session->session().study.title, frames);
}

/// The style sheet of a session's study.
HttpResponse HttpRoutes::style(const HttpRequest &request, const QString &code) const
{
    const SessionHost *const session = m_sessions.byCode(code);
    if (!session || session->session().study.styleCss.isEmpty())
        return notFound(request);
    return {200, "text/css; charset=utf-8", session->session().study.styleCss.toUtf8(), {{"Cache-Control", "no-cache"}}};
}

/// The session link: a new browser takes the next free place, a known browser gets its own place again.
void HttpRoutes::join(HttpConnection *connection, const HttpRequest &request, const QString &code)
{
    SessionHost *const session = m_sessions.byCode(code);
    if (m_sessions.hasEnded(code))
        connection->answer(sessionHasEnded(request));
    else if (!session)
        connection->answer(notFound(request));
    else
        takePlace(connection, request, session, Arrive{}, "labchat_" + code.toLatin1());
}

void HttpRoutes::enterRoom(HttpConnection *connection, const HttpRequest &request, const QString &name)
{
    const Room *const room = m_sessions.room(name);
    if (!room) {
        connection->answer(notFound(request));
        return;
    }
    Arrive arrive;
    if (!room->labels.isEmpty()) {
        arrive.label = fieldOf(request.query, u"participant_label"_s);
        if (!mayEnter(*room, arrive.label, request.query.queryItemValue(u"hash"_s, QUrl::FullyDecoded))) {
            // Secure links: the answer must not help to guess labels, so the text is the same for each error.
            connection->answer(room->hasSecureLinks() ? notFound(request) : labelForm(request, arrive.label));
            return;
        }
    }
    if (SessionHost *const session = m_sessions.inRoom(name)) {
        m_waiting.leave(name, arrive.label.isEmpty() ? request.cookie(waitingCookie) : arrive.label);
        takePlace(connection, request, session, arrive, "labchat_room_" + name.toLatin1());
    } else {
        connection->answer(waiting(request, name, arrive.label));
    }
}

/// The same label or the same cookie is the same participant. Everybody else takes the next free place. It is on disk before the browser gets it.
void HttpRoutes::takePlace(HttpConnection *connection, const HttpRequest &request, SessionHost *session, const Arrive &arrive, const QByteArray &cookieName)
{
    int known = session->committedState().participantByLabel(arrive.label);
    if (arrive.label.isEmpty())
        known = session->committedState().participantByTicket(request.cookie(cookieName));
    if (known != 0) {
        connection->answer(redirectTo(u"/p/"_s + session->committedState().ticketOf(known)));
        return;
    }
    if (request.isPrefetch || request.isHead()) { // nobody has opened the link yet
        connection->answer({204, "text/plain", {}, {{"Cache-Control", "no-store"}}});
        return;
    }
    session->arrive(arrive, [this, connection = QPointer(connection), request, session, arrive, cookieName](const Decision &decision) {
        if (!connection)
            return;
        if (!decision && decision.error().code == u"session_ended") {
            connection->answer(sessionHasEnded(request));
            return;
        }
        if (!decision) {
            const bool full = decision.error().code == u"session_full";
            connection->answer(m_files.notice(request, full ? 404 : 503, full ? tr("Session is full.") : tr("Please try again"),
                                              full ? tr("All places of this session are taken. Please ask the experimenter.")
                                                   : tr("Your place could not be stored. Reload this page in a moment, or ask the experimenter.")));
            return;
        }
        const QString ticket = session->committedState().ticketOf(decision->participant);
        HttpResponse response = redirectTo(u"/p/"_s + ticket);
        if (arrive.label.isEmpty())
            response.headers.append({"Set-Cookie", cookieName + '=' + ticket.toLatin1() + "; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"});
        connection->answer(response);
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
                                              : tr("“%1” is not a label of this room. Check it and enter it again.").arg(wrongLabel.left(100));
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
    QString browser = request.cookie(waitingCookie);
    if (!looksLikeTicket(browser)) {
        browser = randomTicket();
        page.headers.append({"Set-Cookie", waitingCookie + '=' + browser.toLatin1() + "; Path=/room/; Max-Age=86400; HttpOnly; SameSite=Lax"});
    }
    m_waiting.noteBrowser(room, browser);
    return page;
}

} // namespace LabChat
