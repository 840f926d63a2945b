// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/activitypanel.h"

#include "console/monitor/activityview.h"
#include "console/widgets/textsize.h"
#include "console/widgets/widgetstates.h"
#include "ui_activitypanel.h"

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto drawAfter = 1s;
constexpr auto timeStep = 15s;
constexpr int activityWidth = 60;
constexpr int activityHeight = 13;

} // namespace

ActivityPanel::ActivityPanel(const LogArchive *archive, Clock clock, QWidget *parent)
    : QWidget(parent), m_archive(archive), m_clock(std::move(clock)), m_ui(std::make_unique<Ui::ActivityPanel>())
{
    m_ui->setupUi(this);
    saveAs(m_ui->activityBreakdownComboBox, "activity/breakdown"_L1);
    m_changed.setSingleShot(true);
    m_changed.setInterval(drawAfter);
    m_time.setInterval(timeStep);
    connect(&m_changed, &QTimer::timeout, this, &ActivityPanel::refresh);
    connect(&m_time, &QTimer::timeout, this, &ActivityPanel::refresh);
    connect(m_ui->activityBreakdownComboBox, &QComboBox::currentIndexChanged, this, &ActivityPanel::refresh);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ActivityPanel::takeActivity);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int percent) {
        if (percent > 0 && !m_loaded && m_watcher.isRunning())
            showState(tr("Reading the log… %L1%").arg(percent));
    });
    setSession(nullptr);
}

ActivityPanel::~ActivityPanel()
{
    m_watcher.cancel();
}

void ActivityPanel::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    m_loaded = false;
    m_data = {};
    m_early.clear();
    m_watcher.cancel(); // reading a long log for nothing
    m_watcher.setFuture({});
    m_time.stop();
    m_ui->activityView->showActivity({}, {}, {});
    if (!watched) {
        showState(tr("No session"));
        return;
    }
    showState(tr("Reading the log…"));
    if (isVisible())
        m_watcher.setFuture(m_archive->activity(watched->session().id));
}

void ActivityPanel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id)
        return;
    if (m_loaded) {
        add(changes.messages);
        add(changes.events);
        if (!m_changed.isActive())
            m_changed.start();
    } else if (m_watcher.isRunning()) {
        m_early.append(changes.messages);
        m_early.append(changes.events);
    }
}

QSize ActivityPanel::sizeHint() const
{
    return textSize(this, activityWidth, activityHeight);
}

/// Reads the log when the chart is shown for the first time.
void ActivityPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_watched && !m_loaded && !m_watcher.isRunning())
        m_watcher.setFuture(m_archive->activity(m_watched->session().id));
    else
        refresh();
}

void ActivityPanel::takeActivity()
{
    const QFuture<Result<Activity>> future = m_watcher.future();
    if (!m_watched || future.resultCount() == 0)
        return;
    const Result<Activity> activity = future.result();
    if (!activity) {
        showState(tr("The activity cannot be read: %1").arg(activity.error().text));
        return;
    }
    m_data = ActivityData(m_watched->session(), *activity);
    m_loaded = true;
    add(std::exchange(m_early, {}));
    m_time.start();
    refresh();
}

void ActivityPanel::add(const QList<Event> &events)
{
    for (const Event &event : events)
        m_data.add(event, m_watched->state());
}

void ActivityPanel::refresh()
{
    if (!m_loaded || !isVisible())
        return;
    const bool ended = m_watched->state().ended();
    if (ended)
        m_time.stop();
    const ActivityBins bins = m_data.bins(ended ? m_watched->state().endedAtMs() : m_clock(), m_ui->activityView->mostBins());
    const auto breakdown = ActivityData::Breakdown(m_ui->activityBreakdownComboBox->currentIndex());
    m_ui->activityView->showActivity(m_data.series(breakdown, bins), bins, m_data.marks());
    showState({});
}

void ActivityPanel::showState(const QString &text)
{
    m_ui->activityStateLabel->setText(text);
    m_ui->activityStateLabel->setVisible(!text.isEmpty());
    m_ui->activityView->setVisible(text.isEmpty());
}

} // namespace LabChat
