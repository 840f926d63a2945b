// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/entry/frontdoor.h"

#include "core/session/runnablestudy.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::FrontDoor)
};

/// The path of a link of this server that somebody pasted; empty: it is none. Encoded, as it goes into a header.
QString pathOfLink(const QString &typed, const QString &root)
{
    const QUrl url(typed, QUrl::TolerantMode);
    QString path = url.path(QUrl::FullyEncoded);
    if (path.startsWith(root + u'/'))
        path.remove(0, root.size());
    static constexpr std::array known{"/join/"_L1, "/room/"_L1, "/p/"_L1};
    if (std::none_of(known.begin(), known.end(), [&path](QLatin1StringView start) { return path.startsWith(start); }))
        return {};
    return url.hasQuery() ? QString(path + u'?' + url.query(QUrl::FullyEncoded)) : path;
}

/// LabChat starts it by itself. In a room, somebody wanted it there.
bool isDemo(const Session &session)
{
    return session.study.name == demoStudy && session.room.isEmpty();
}

QString labelPath(const Room &room, const QString &label)
{
    return u"/room/"_s + room.name + u"?participant_label="_s + QString::fromLatin1(QUrl::toPercentEncoding(label));
}

} // namespace

HttpResponse FrontDoor::answer(const HttpRequest &request, const QString &typed) const
{
    if (const QString way = typed.isEmpty() ? onlyWay() : wayOf(request, typed); !way.isEmpty())
        return redirectTo(request, way);
    if (canAsk() || !typed.isEmpty())
        return typed.isEmpty() ? form(request, {}) : mistaken(form(request, typed));
    if (!m_sessions.running().isEmpty()) // only in rooms with secure links
        return m_files.notice(request, 200, Texts::tr("Welcome"), Texts::tr("Open the link that the experimenter gave you."));
    return m_files.notice(request, 200, Texts::tr("Please wait"), Texts::tr("No session is running yet. This page will continue automatically."),
                          u"<meta http-equiv=\"refresh\" content=\"5\">"_s);
}

/// Of the only session that nobody needs a link of their own for; empty: there is none, or there are several.
QString FrontDoor::onlyWay() const
{
    const QStringList ways = waysInto(false);
    if (ways.size() == 1)
        return ways.constFirst();
    const QStringList demos = ways.isEmpty() ? waysInto(true) : QStringList();
    return demos.size() == 1 ? demos.constFirst() : QString();
}

QStringList FrontDoor::waysInto(bool demos) const
{
    QStringList ways;
    const QList<SessionHost *> running = m_sessions.running();
    for (const SessionHost *session : running) {
        if (const QString way = wayInto(*session); !way.isEmpty() && isDemo(session->session()) == demos)
            ways.append(way);
    }
    return ways;
}

/// Empty: the session is in a room with secure links, or in another system's pages.
QString FrontDoor::wayInto(const SessionHost &session) const
{
    if (session.session().isOfOtherSystem())
        return {};
    const QString &name = session.session().room;
    const Room *const room = m_sessions.room(name);
    if (room && room->hasSecureLinks())
        return {};
    const bool isEntrance = room && m_sessions.inRoom(name) == &session;
    return isEntrance ? QString(u"/room/"_s + name) : QString(u"/join/"_s + session.session().code);
}

QString FrontDoor::wayOf(const HttpRequest &request, const QString &typed) const
{
    if (const QString path = pathOfLink(typed, request.root); !path.isEmpty())
        return path;
    if (m_sessions.hasEnded(typed))
        return u"/join/"_s + pastedCode(typed); // it says that the session has ended
    if (const SessionHost *const session = m_sessions.byCode(typed))
        return wayInto(*session);
    return wayOfLabel(typed);
}

/// Of the label of a seat, or of a room. Empty: there is none, or labels of several rooms are meant.
QString FrontDoor::wayOfLabel(const QString &typed) const
{
    QStringList here, waiting; // in rooms with a session, and without
    const QList<Room> rooms = m_sessions.rooms();
    for (const Room &room : rooms) {
        if (room.hasSecureLinks())
            continue;
        if (!meantName({room.name}, pastedName(typed)).isEmpty())
            return u"/room/"_s + room.name;
        if (const QString label = meantName(room.labels, pastedName(typed)); !label.isEmpty())
            (m_sessions.inRoom(room.name) ? here : waiting).append(labelPath(room, label));
    }
    const QStringList &ways = here.isEmpty() ? waiting : here;
    return ways.size() == 1 ? ways.constFirst() : QString();
}

/// Whether a code or a label can lead anywhere.
bool FrontDoor::canAsk() const
{
    const QList<SessionHost *> running = m_sessions.running();
    const QList<Room> rooms = m_sessions.rooms();
    return std::any_of(running.begin(), running.end(), [this](const SessionHost *session) { return !wayInto(*session).isEmpty(); })
        || std::any_of(rooms.begin(), rooms.end(), [](const Room &room) { return !room.hasSecureLinks(); });
}

HttpResponse FrontDoor::form(const HttpRequest &request, const QString &wrong) const
{
    const QString field = u"<form class=\"label-form\" method=\"get\" action=\""_s + request.root.toHtmlEscaped() + u"/\"><label for=\"code\">"_s + Texts::tr("Code or label").toHtmlEscaped()
        + u"</label><input id=\"code\" name=\"code\" maxlength=\"200\" required autofocus autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\">"_s
        + u"<button type=\"submit\">"_s + Texts::tr("Continue").toHtmlEscaped() + u"</button></form>"_s;
    const QString text = wrong.isEmpty() ? Texts::tr("Enter the code of the session or the label of your seat. Ask the experimenter if you do not know them.")
                                         : Texts::tr("“%1” leads to no session. Check it and enter it again, or ask the experimenter.").arg(wrong.left(100));
    return m_files.notice(request, wrong.isEmpty() ? 200 : 404, Texts::tr("Welcome"), text, {}, field);
}

} // namespace LabChat
