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
    for (const Whom whom : {Whom::Selected, Whom::Group, Whom::Slowest})
        connect(action(whom), &QAction::triggered, this, [this, whom] { advance(whom); });
    for (const Whom whom : {Whom::Selected, Whom::Group, Whom::Slowest, Whom::All})
        action(whom)->setAutoRepeat(false); // holding the key down does not advance anybody by two pages
    connect(m_actions.all, &QAction::triggered, this, &AdvanceActions::askForAll);
}

void AdvanceActions::setSubject(const WatchedSession *watched, const QList<int> &selected)
{
    m_watched = watched;
    m_selected = selected;
    for (const Whom whom : {Whom::Selected, Whom::Group, Whom::Slowest, Whom::All})
        show(whom);
}

QAction *AdvanceActions::action(Whom whom) const
{
    switch (whom) {
    case Whom::Selected:
        return m_actions.selected;
    case Whom::Group:
        return m_actions.group;
    case Whom::Slowest:
        return m_actions.slowest;
    case Whom::All:
        return m_actions.all;
    }
    Q_UNREACHABLE();
}

QList<int> AdvanceActions::participants(Whom whom) const
{
    if (!m_watched || m_watched->state().ended())
        return {};
    const SessionState &state = m_watched->state();
    switch (whom) {
    case Whom::Selected:
        return unfinished(state, m_selected);
    case Whom::Group:
        return groupsOf(state, m_selected);
    case Whom::Slowest:
        return slowest(state);
    case Whom::All:
        return allUnfinished(state);
    }
    Q_UNREACHABLE();
}

QString AdvanceActions::whyNobody(Whom whom) const
{
    if (!m_watched)
        return tr("No session is shown");
    if (m_watched->state().ended())
        return tr("The session has ended");
    if ((whom == Whom::Selected || whom == Whom::Group) && m_selected.isEmpty())
        return tr("Nobody is selected in the table of participants");
    return whom == Whom::Selected ? tr("The selected participants have finished") : tr("All of them have finished");
}

void AdvanceActions::show(Whom whom)
{
    const QList<int> meant = participants(whom);
    QAction *const shown = action(whom);
    shown->setEnabled(!meant.isEmpty());
    shown->setToolTip(meant.isEmpty() ? whyNobody(whom) : tr("Advances by one page: %1").arg(placesText(meant)));
}

void AdvanceActions::advance(Whom whom)
{
    m_operator->advance(participants(whom));
}

void AdvanceActions::askForAll()
{
    ActionPrompt prompt;
    prompt.kind = u"advance"_s;
    prompt.title = tr("Advance all");
    prompt.question = tr("Advance %Ln participants by one page?", nullptr, int(participants(Whom::All).size()));
    prompt.explanation = tr("This includes participants who are still writing or waiting. It does not include participants who have finished.");
    prompt.confirmText = tr("&Advance all");
    prompt.reasons = {tr("time was up"), tr("somebody did not continue")};
    prompt.isFinal = true;
    m_operator->askToAdvance(prompt, [this] { return participants(Whom::All); });
}

} // namespace LabChat
