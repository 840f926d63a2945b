// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/countdownmenu.h"

#include "console/arrange/countdownquestions.h"
#include "console/operator/operatoractions.h"
#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"
#include "core/session/othersystem.h"

#include <QtCore/QDateTime>

namespace LabChat {

using namespace Qt::StringLiterals;

CountdownMenu::CountdownMenu(OperatorActions *actions, QWidget *window) : QMenu(window), m_actions(actions)
{
    using Kind = CountdownChange::Kind;
    setToolTipsVisible(true);
    addQuick(tr("+&30 s"), u"extend30sAction"_s, {Kind::Extend, 30'000});
    addQuick(tr("+&1 min"), u"extend1minAction"_s, {Kind::Extend, 60'000});
    addQuick(tr("+&5 min"), u"extend5minAction"_s, {Kind::Extend, 300'000});
    addQuick(tr("−1 m&in"), u"shorten1minAction"_s, {Kind::Shorten, 60'000});
    addQuick(tr("&End now"), u"endCountdownAction"_s, {Kind::EndNow, 0});
    addQuick(tr("&Reset to the study's time"), u"countdownByStudyAction"_s, {Kind::AsTheStudySays, 0});
    addSeparator();
    m_changeAction = addAction(tr("&Change…"), this, [this] { ask({CountdownChange::Kind::Set, 300'000}); });
    m_changeAction->setObjectName(u"changeCountdownAction"_s);
    m_changeAction->setToolTip(tr("Starts, extends, shortens or ends countdowns, and shows the time left"));
    connect(this, &QMenu::aboutToShow, this, &CountdownMenu::showPossible);
}

void CountdownMenu::setScope(const std::optional<CountdownScope> &scope, const QString &names, const QList<int> &selected, int channel)
{
    m_scope = scope;
    m_names = names;
    m_selected = selected;
    m_channel = channel;
    const bool runs = m_actions->watched() && !m_actions->watched()->state().ended();
    const bool isOfPages = !scope || scope->kind != CountdownScope::Kind::Channel;
    const bool isElsewhere = runs && isOfPages && m_actions->watched()->session().isOfOtherSystem();
    menuAction()->setEnabled(runs && !isElsewhere);
    menuAction()->setToolTip(isElsewhere ? otherSystemDecides() : QString());
    m_changeAction->setEnabled(runs && !isElsewhere);
}

void CountdownMenu::addQuick(const QString &text, const QString &name, const CountdownChange &change)
{
    QAction *action = addAction(text, this, [this, change] { this->change(change); });
    action->setObjectName(name);
    m_quick.append({action, change});
}

void CountdownMenu::showPossible()
{
    for (const Quick &quick : m_quick) {
        const bool possible = !wishes(quick.change).isEmpty();
        quick.action->setEnabled(possible);
        quick.action->setToolTip(!possible ? tr("%1: no countdown that can be changed in this way").arg(m_names)
                                 : m_scope ? tr("The countdown of %1").arg(m_names)
                                           : tr("Nobody is selected where you are working: asks whose countdown changes"));
    }
}

QList<Moderate> CountdownMenu::wishes(const CountdownChange &change) const
{
    const WatchedSession *watched = m_actions->watched();
    if (!watched || watched->state().ended())
        return {};
    return countdownWishes(watched->state(), targetsOf(watched->state(), m_scope.value_or(CountdownScope())), change, QDateTime::currentMSecsSinceEpoch());
}

void CountdownMenu::change(const CountdownChange &change)
{
    const QList<Moderate> meant = wishes(change);
    if (meant.isEmpty())
        return;
    const QList<int> ended = endedAtOnce(m_actions->watched()->state(), meant, QDateTime::currentMSecsSinceEpoch());
    if (!m_scope)
        ask(change);
    else if (!ended.isEmpty())
        askToEnd(meant, ended);
    else
        m_actions->act(meant);
}

void CountdownMenu::askToEnd(const QList<Moderate> &wishes, const QList<int> &ended)
{
    ActionPrompt prompt;
    prompt.kind = u"countdown"_s;
    prompt.title = tr("Countdown");
    prompt.question = tr("End the page now for %1?", "places").arg(placesText(ended));
    prompt.explanation = tr("The page ends at once, whatever is being typed on it. This cannot be undone.");
    prompt.confirmText = tr("&End the page");
    prompt.isFinal = true;
    m_actions->ask(prompt, wishes);
}

void CountdownMenu::ask(const CountdownChange &change)
{
    const WatchedSession *watched = m_actions->watched();
    if (!watched || watched->state().ended())
        return;
    ActionPrompt prompt;
    prompt.kind = u"countdown"_s;
    prompt.title = tr("Countdown");
    prompt.explanation = tr("Participants see the new time at once. When the time is up, a page ends by itself, and a chat accepts no more messages.");
    prompt.confirmText = tr("Change &countdown");
    prompt.questions = new CountdownQuestions(watched, m_selected, m_channel, m_scope, change, systemClock());
    m_actions->ask(prompt, {Moderate{SetCountdown{}}}); // the answers to the questions replace it
}

} // namespace LabChat
