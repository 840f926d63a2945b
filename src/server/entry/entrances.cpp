// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/entry/entrances.h"

#include "core/study/names.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Entrances)
};

/// Of those who have come, and of places that the study's table of participants keeps for somebody.
QStringList knownLabels(const SessionHost &session)
{
    QStringList labels = session.committedState().labels();
    for (int i = 1; i <= session.session().numParticipants(); ++i) {
        if (const QString label = session.session().labelOfPlace(i); !label.isEmpty() && !labels.contains(label))
            labels.append(label);
    }
    return labels;
}

/// The label that somebody typed, as one of the known ones if it is one. Another one stays as it is, to be shown or taken.
QString labelOf(const Entrance &entrance, const QStringList &known)
{
    const QString typed = entrance.label.trimmed();
    for (const QString &candidate : {typed, pastedName(typed)}) {
        if (const QString meant = meantName(known, candidate); !meant.isEmpty())
            return meant;
    }
    return isLabel(pastedName(typed)) ? pastedName(typed) : typed;
}

} // namespace

Admission Entrances::look(const Entrance &entrance) const
{
    return entrance.session.isEmpty() ? lookAtRoom(entrance) : lookAtSession(entrance);
}

Admission Entrances::lookAtSession(const Entrance &entrance) const
{
    SessionHost *const session = m_sessions.byCode(entrance.session);
    if (m_sessions.hasEnded(entrance.session))
        return {Door::Ended};
    if (!session)
        return {};
    const Room *const room = m_sessions.room(session->session().room);
    if (room && room->hasSecureLinks())
        return {Door::OnlyByRoom};
    const QString label = labelOf(entrance, knownLabels(*session) + (room ? room->labels : QStringList()));
    if (!label.isEmpty() && !isLabel(label))
        return {Door::LabelWrong, nullptr, {}, label};
    return {Door::Open, session, session->session().room, label};
}

Admission Entrances::lookAtRoom(const Entrance &entrance) const
{
    const Room *const room = m_sessions.room(entrance.room);
    if (!room)
        return {};
    SessionHost *const session = m_sessions.inRoom(room->name);
    const bool isOpen = room->labels.isEmpty() && !room->hasSecureLinks();
    const QStringList known = isOpen && session ? knownLabels(*session) : room->labels;
    const QString label = labelOf(entrance, known);
    if (!mayEnter(*room, label, pastedCode(entrance.hash))) {
        // The answer must not help to guess labels, so with secure links it is the same for each error.
        const Door why = label.isEmpty() ? Door::LabelNeeded : Door::LabelWrong;
        return {room->hasSecureLinks() ? Door::Unknown : why, nullptr, room->name, label};
    }
    if (!label.isEmpty() && !isLabel(label))
        return {Door::LabelWrong, nullptr, room->name, label};
    return {session ? Door::Open : Door::Waiting, session, room->name, label};
}

void Entrances::enter(const Admission &admission, const QString &browserKey, const Answer &answer) const
{
    SessionHost *const session = admission.session;
    const SessionState &state = session->committedState();
    if (admission.label.isEmpty() && browserKey.isEmpty()) {
        answer(failure(u"no_key"_s, Texts::tr("Without a label, the frame needs “browser”.")));
        return;
    }
    const QString mark = admission.label.isEmpty() ? browserMark(state.session().secret, browserKey) : QString();
    const int known = admission.label.isEmpty() ? state.participantByBrowser(mark) : state.participantByLabel(admission.label);
    if (known != 0) {
        answer(state.ticketOf(known));
        return;
    }
    session->arrive({0, admission.label, mark}, [session, answer](const Decision &decision) {
        if (decision)
            answer(session->committedState().ticketOf(decision->participant));
        else
            answer(failure(decision.error().code, decision.error().text));
    });
}

} // namespace LabChat
