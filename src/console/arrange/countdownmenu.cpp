// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/countdownmenu.h"

#include "console/arrange/countdownquestions.h"
#include "console/operator/operatoractions.h"
#include "console/session/watchedsession.h"

#include <QtCore/QDateTime>

namespace LabChat {

using namespace Qt::StringLiterals;

CountdownMenu::CountdownMenu(OperatorActions *actions, QWidget *window) : QMenu(window), m_actions(actions)
{
    using Kind = CountdownChange::Kind;
    setToolTipsVisible(true);
    addQuick(tr("+&30 s"), u"extend30sAction"_s, tr("Extended by 30 seconds"), {Kind::Extend, 30'000});
    addQuick(tr("+&1 min"), u"extend1minAction"_s, tr("Extended by 1 minute"), {Kind::Extend, 60'000});
    addQuick(tr("+&5 min"), u"extend5minAction"_s, tr("Extended by 5 minutes"), {Kind::Extend, 300'000});
    addQuick(tr("−1 m&in"), u"shorten1minAction"_s, tr("Shortened by 1 minute"), {Kind::Shorten, 60'000});
    addQuick(tr("&End now"), u"endCountdownAction"_s, tr("Ended at once"), {Kind::EndNow, 0});
    addQuick(tr("&Reset to the study's time"), u"countdownByStudyAction"_s, tr("Reset"), {Kind::AsTheStudySays, 0});
    addSeparator();
    m_changeAction = addAction(tr("&Change…"), this, &CountdownMenu::ask);
    m_changeAction->setObjectName(u"changeCountdownAction"_s);
    m_changeAction->setToolTip(tr("Starts, extends, shortens or ends countdowns, and shows the time left"));
    connect(this, &QMenu::aboutToShow, this, &CountdownMenu::showPossible);
}

void CountdownMenu::setScope(const CountdownScope &scope, const QString &names, const QList<int> &selected, int channel)
{
    m_scope = scope;
    m_names = names;
    m_selected = selected;
    m_channel = channel;
    const bool runs = m_actions->watched() && !m_actions->watched()->state().ended();
    menuAction()->setEnabled(runs);
    m_changeAction->setEnabled(runs);
}

void CountdownMenu::addQuick(const QString &text, const QString &name, const QString &reason, const CountdownChange &change)
{
    QAction *action = addAction(text, this, [this, change, reason] { m_actions->act(wishes(change), reason); });
    action->setObjectName(name);
    m_quick.append({action, change});
}

void CountdownMenu::showPossible()
{
    for (const Quick &quick : m_quick) {
        const bool possible = !wishes(quick.change).isEmpty();
        quick.action->setEnabled(possible);
        quick.action->setToolTip(possible ? tr("The countdown of %1").arg(m_names) : tr("%1: no countdown that can be changed in this way").arg(m_names));
    }
}

QList<Moderate> CountdownMenu::wishes(const CountdownChange &change) const
{
    const WatchedSession *watched = m_actions->watched();
    if (!watched || watched->state().ended())
        return {};
    return countdownWishes(watched->state(), targetsOf(watched->state(), m_scope), change, QDateTime::currentMSecsSinceEpoch());
}

void CountdownMenu::ask()
{
    const WatchedSession *watched = m_actions->watched();
    if (!watched || watched->state().ended())
        return;
    ActionPrompt prompt;
    prompt.kind = u"countdown"_s;
    prompt.title = tr("Countdown");
    prompt.question = tr("Change countdowns");
    prompt.explanation = tr("Participants see the new time at once. When the time is up, a page ends by itself, and a chat accepts no more messages.");
    prompt.confirmText = tr("Change &countdown");
    prompt.reasons = {tr("more time was needed"), tr("late start"), tr("schedule")};
    prompt.questions = new CountdownQuestions(watched, m_selected, m_channel, m_scope, systemClock());
    m_actions->ask(prompt, {Moderate{SetCountdown{}}}); // the answers to the questions replace it
}

} // namespace LabChat
