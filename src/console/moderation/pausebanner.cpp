// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/pausebanner.h"

#include "console/moderation/actionsmodel.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QPushButton>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PauseBanner::PauseBanner(const ActionsModel *actions, QWidget *parent) : Banner(parent), m_actions(actions)
{
    setObjectName(u"pauseBanner"_s);
    QPushButton *resume = addButton(tr("&Resume (F9)"), tr("Continues the session and all countdowns"));
    resume->setObjectName(u"resumePushButton"_s);
    connect(resume, &QPushButton::clicked, this, &PauseBanner::resumeRequested);
    connect(actions, &ActionsModel::loaded, this, &PauseBanner::showPause);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &PauseBanner::showPause);
}

void PauseBanner::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    showPause();
}

void PauseBanner::showPause()
{
    if (!m_watched || !m_watched->state().isPaused() || m_watched->state().ended()) {
        m_timer.stop();
        hide();
        return;
    }
    m_timer.start();
    const QString meaning = m_watched->session().isOfOtherSystem() ? tr("Nobody can write; the countdowns of the other system's pages go on.")
                                                                   : tr("Nobody can write, and all countdowns are stopped.");
    const Event *pause = m_actions->newest(EventKind::Paused);
    if (!pause) {
        report(Accent::Bad, tr("The session is paused. %1").arg(meaning));
        return;
    }
    const qint64 lastsMs = qMax<qint64>(0, QDateTime::currentMSecsSinceEpoch() - m_watched->state().pausedAtMs());
    report(Accent::Bad, tr("The session has been paused since %1 (%2), by %3. %4", "time, how long, operator, what that means")
                          .arg(clockTime(pause->atMs), durationText(lastsMs), interventionOf(*pause).operatorName, meaning));
}

} // namespace LabChat
