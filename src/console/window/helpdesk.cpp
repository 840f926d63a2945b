// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/helpdesk.h"

#include "console/help/helppanel.h"
#include "console/highlights/attention.h"
#include "console/session/sessiontexts.h"
#include "console/session/shownsession.h"
#include "console/widgets/banner.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/symbolicon.h"
#include "console/window/consolecontext.h"
#include "console/window/docks.h"
#include "console/window/workspace.h"
#include "core/study/wording.h"

#include <QtWidgets/QDockWidget>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int namedOthers = 5;

} // namespace

HelpDesk::HelpDesk(const ConsoleContext &context, Workspace *workspace, QWidget *window)
    : QObject(window)
    , m_monitor(context.monitor)
    , m_shown(context.shown)
    , m_window(window)
    , m_panel(new HelpPanel(context.operatorActions, context.drafts, context.preferences, workspace))
    , m_dock(workspace->addPanel({tr("Calls for &help"), u"helpDockWidget"_s, m_panel, Qt::RightDockWidgetArea, false, u"participantViewDockWidget"_s}))
    , m_banner(new Banner(window))
    , m_statusButton(new QPushButton(window))
    , m_attention(new Attention(context.preferences, context.tray, this))
{
    m_banner->setObjectName(u"helpBanner"_s);
    m_statusButton->setObjectName(u"statusHelpPushButton"_s);
    m_statusButton->setFlat(true);
    m_statusButton->setToolTip(tr("Shows the newest call for help"));
    wire();
    refresh();
}

void HelpDesk::wire()
{
    QPushButton *answer = m_banner->addButton(tr("Ans&wer"), tr("Shows the newest call, ready to be answered"));
    answer->setObjectName(u"answerHelpPushButton"_s);
    QPushButton *later = m_banner->addButton(tr("&Later"), tr("Hides this message; the calls stay in the panel “Calls for help”"));
    later->setObjectName(u"helpLaterPushButton"_s);
    connect(answer, &QPushButton::clicked, this, &HelpDesk::open);
    connect(later, &QPushButton::clicked, this, [this] {
        m_putOff = true;
        m_banner->hide();
    });
    connect(m_statusButton, &QPushButton::clicked, this, &HelpDesk::open);
    connect(m_attention, &Attention::activated, this, &HelpDesk::open);
}

void HelpDesk::addSession(const WatchedSession &)
{
    refresh();
}

void HelpDesk::setSession(const WatchedSession *watched)
{
    m_panel->setSession(watched);
    refresh();
}

void HelpDesk::update(const SessionChanges &changes)
{
    m_panel->update(changes);
    refresh();
    for (const Event &event : changes.events) {
        if (event.kind != EventKind::HelpRequested)
            continue;
        m_putOff = false;
        m_attention->call(tr("%1 calls for help").arg(caller({event.session, event.participant, event.atMs})), event.body);
        break; // one sound for all of them
    }
    showBanner();
}

void HelpDesk::open()
{
    if (!m_calls.isEmpty())
        m_shown->goTo(m_calls.constFirst().session);
    bringUp(m_dock);
    m_putOff = true;
    if (!m_calls.isEmpty())
        m_panel->select(m_calls.constFirst().participant);
    showBanner();
}

void HelpDesk::talkTo(int participant)
{
    if (!m_shown->watched() || participant == 0)
        return;
    bringUp(m_dock);
    m_panel->select(participant);
}

void HelpDesk::refresh()
{
    m_calls.clear();
    for (const qint64 id : m_monitor->sessionIds()) {
        const SessionState &state = m_monitor->session(id)->state();
        for (const int participant : newCalls(state))
            m_calls.append({id, participant, state.participant(participant).help.constLast().atMs});
    }
    std::stable_sort(m_calls.begin(), m_calls.end(), [](const Call &a, const Call &b) { return a.atMs > b.atMs; });
    if (m_calls.isEmpty())
        m_attention->rest();
    showBadges();
    showBanner();
}

void HelpDesk::showBanner()
{
    if (m_calls.isEmpty() || m_putOff) {
        m_banner->hide();
        return;
    }
    const Call &newest = m_calls.constFirst();
    const QString text = tr("%1 calls for help: “%2”").arg(caller(newest), words(newest));
    QStringList others;
    for (const Call &call : m_calls.mid(1, namedOthers))
        others.append(caller(call));
    if (m_calls.size() > namedOthers + 1)
        others.append(u"…"_s);
    m_banner->report(Accent::Warning, others.isEmpty() ? text : QString(text + u' ' + tr("Also waiting: %1", "places").arg(others.join(u", "_s))));
}

void HelpDesk::showBadges()
{
    const qsizetype here = std::count_if(m_calls.begin(), m_calls.end(), [this](const Call &call) { return m_shown->isShown(call.session); });
    const QString number = here > 0 ? u" (%1)"_s.arg(numberText(here)) : QString();
    m_dock->setWindowTitle(tr("Calls for help") + number);
    m_dock->toggleViewAction()->setText(tr("Calls for &help") + number);
    const QString waiting = tr("Calls for help: %1").arg(numberText(m_calls.size()));
    m_statusButton->setText(waiting);
    m_statusButton->setAccessibleName(waiting);
    QPalette tinted = m_window->palette();
    tinted.setColor(QPalette::ButtonText, accentColor(Accent::Warning, tinted));
    m_statusButton->setIcon(symbolIcon(u"warning"_s, tinted));
    m_statusButton->setVisible(!m_calls.isEmpty());
}

/// "P3", with the session's title if it is not the shown one.
QString HelpDesk::caller(const Call &call) const
{
    const WatchedSession *session = m_monitor->session(call.session);
    return m_shown->isShown(call.session) || !session ? placeText(call.participant)
                               : tr("%1 in %2", "a place, a session").arg(placeText(call.participant), sessionTitle(*session));
}

QString HelpDesk::words(const Call &call) const
{
    return excerpt(m_monitor->session(call.session)->state().participant(call.participant).help.constLast().body);
}

} // namespace LabChat
