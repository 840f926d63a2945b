// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/advanceactions.h"

#include "console/arrange/advancing.h"
#include "console/operator/operatoractions.h"
#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"
#include "core/session/othersystem.h"

#include <QtGui/QAction>

namespace LabChat {

using namespace Qt::StringLiterals;

AdvanceActions::AdvanceActions(OperatorActions *operatorActions, const Actions &actions, QWidget *window)
    : QObject(window), m_operator(operatorActions), m_actions(actions)
{
    for (const Scope scope : {Scope::Selected, Scope::Group, Scope::Slowest})
        connect(action(scope), &QAction::triggered, this, [this, scope] { advance(scope); });
    for (const Scope scope : {Scope::Selected, Scope::Group, Scope::Slowest, Scope::All})
        action(scope)->setAutoRepeat(false); // holding the key down does not advance anybody by two pages
    connect(m_actions.all, &QAction::triggered, this, [this] { ask(Scope::All); });
}

void AdvanceActions::setSubject(const WatchedSession *watched, const QList<int> &selected, bool hasFocus)
{
    m_watched = watched;
    m_selected = selected;
    m_hasFocus = hasFocus;
    for (const Scope scope : {Scope::Selected, Scope::Group, Scope::Slowest, Scope::All})
        show(scope);
}

QAction *AdvanceActions::action(Scope scope) const
{
    switch (scope) {
    case Scope::Selected:
        return m_actions.selected;
    case Scope::Group:
        return m_actions.group;
    case Scope::Slowest:
        return m_actions.slowest;
    case Scope::All:
        return m_actions.all;
    }
    Q_UNREACHABLE();
}

QList<int> AdvanceActions::participants(Scope scope) const
{
    if (!m_watched || m_watched->state().ended() || m_watched->session().isOfOtherSystem())
        return {};
    const SessionState &state = m_watched->state();
    switch (scope) {
    case Scope::Selected:
        return unfinished(state, m_selected);
    case Scope::Group:
        return groupsOf(state, m_selected);
    case Scope::Slowest:
        return slowest(state);
    case Scope::All:
        return allUnfinished(state);
    }
    Q_UNREACHABLE();
}

QString AdvanceActions::whyNobody(Scope scope) const
{
    if (!m_watched)
        return tr("No session is shown");
    if (m_watched->state().ended())
        return tr("The session has ended");
    if (m_watched->session().isOfOtherSystem())
        return otherSystemDecides();
    if ((scope == Scope::Selected || scope == Scope::Group) && m_selected.isEmpty())
        return tr("Nobody is selected in the table of participants");
    return scope == Scope::Selected ? tr("The selected participants have finished") : tr("All of them have finished");
}

void AdvanceActions::show(Scope scope)
{
    const QList<int> meant = participants(scope);
    QAction *const shown = action(scope);
    shown->setEnabled(!meant.isEmpty());
    shown->setToolTip(meant.isEmpty() ? whyNobody(scope) : tr("Advances by one page: %1").arg(placesText(meant)));
}

void AdvanceActions::advance(Scope scope)
{
    const QList<int> meant = participants(scope);
    const bool isElsewhere = scope != Scope::Slowest && !m_hasFocus; // selected earlier, perhaps long ago
    if (isElsewhere || !finishing(meant).isEmpty())
        ask(scope);
    else
        m_operator->advance(meant);
}

/// Those for whom this is the last page.
QList<int> AdvanceActions::finishing(const QList<int> &participants) const
{
    QList<int> found;
    for (const int participant : participants) {
        const ParticipantState &where = m_watched->state().participant(participant);
        const Session &session = m_watched->session();
        if (session.nextPosition(participant, where.round, where.page).page >= session.study.pages.size())
            found.append(participant);
    }
    return found;
}

QString AdvanceActions::question(const QList<int> &participants) const
{
    const QList<int> last = finishing(participants);
    if (last.size() == participants.size()) {
        return last.size() == 1 ? tr("Finish the study for %1?", "a place").arg(placesText(last))
                                : tr("Finish the study for %Ln participants: %1?", nullptr, int(last.size())).arg(placesText(last));
    }
    const QString all = participants.size() == 1
        ? tr("Advance %1 by one page?", "a place").arg(placesText(participants))
        : tr("Advance %Ln participants by one page: %1?", nullptr, int(participants.size())).arg(placesText(participants));
    return last.isEmpty() ? all : QString(all + u' ' + tr("The study is finished for %1.", "places").arg(placesText(last)));
}

void AdvanceActions::ask(Scope scope)
{
    const QList<int> meant = participants(scope);
    const bool finishes = !finishing(meant).isEmpty();
    ActionPrompt prompt;
    prompt.kind = u"advance"_s;
    prompt.title = scope == Scope::All ? tr("Advance all") : tr("Advance");
    prompt.question = question(meant);
    prompt.explanation = scope == Scope::All
        ? tr("This includes participants who are still writing or waiting. It does not include participants who have finished.")
        : QString();
    if (finishes) {
        prompt.explanation += prompt.explanation.isEmpty() ? QString() : u" "_s;
        prompt.explanation += tr("Participants who have finished see the end of the study and may leave. You can undo this only until then.");
    }
    prompt.confirmText = scope == Scope::All ? tr("&Advance all") : finishes ? tr("&Finish") : tr("&Advance");
    prompt.isFinal = finishes || scope == Scope::All;
    m_operator->askToAdvance(prompt, [this, scope, meant] { return scope == Scope::All ? participants(scope) : unfinished(m_watched->state(), meant); });
}

} // namespace LabChat
