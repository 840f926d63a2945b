// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/advanceactions.h"

#include "console/arrange/advancing.h"
#include "console/operator/operatoractions.h"
#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"

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
    connect(m_actions.all, &QAction::triggered, this, &AdvanceActions::askForAll);
}

void AdvanceActions::setSubject(const WatchedSession *watched, const QList<int> &selected)
{
    m_watched = watched;
    m_selected = selected;
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
    if (!m_watched || m_watched->state().ended())
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
    m_operator->advance(participants(scope));
}

void AdvanceActions::askForAll()
{
    ActionPrompt prompt;
    prompt.kind = u"advance"_s;
    prompt.title = tr("Advance all");
    prompt.question = tr("Advance %Ln participants by one page?", nullptr, int(participants(Scope::All).size()));
    prompt.explanation = tr("This includes participants who are still writing or waiting. It does not include participants who have finished.");
    prompt.confirmText = tr("&Advance all");
    prompt.reasons = {tr("time was up"), tr("somebody did not continue")};
    prompt.isFinal = true;
    m_operator->askToAdvance(prompt, [this] { return participants(Scope::All); });
}

} // namespace LabChat
