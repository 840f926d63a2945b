// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/sessionviews.h"

#include "console/highlights/highlighter.h"
#include "console/messages/streampanel.h"
#include "console/messages/transcriptpanel.h"
#include "console/monitor/wallpanel.h"
#include "console/session/shownsession.h"
#include "console/widgets/panelarea.h"
#include "console/widgets/savesetting.h"
#include "console/window/consolecontext.h"

#include <QtCore/QMetaEnum>
#include <QtGui/QActionGroup>

namespace LabChat {

using namespace Qt::StringLiterals;

SessionViews::SessionViews(const ConsoleContext &context, ReadMarks *marks, QWidget *parent)
    : QTabWidget(parent)
    , m_wall(new WallPanel(context.archive, marks, this))
    , m_stream(new StreamPanel(context.monitor, context.archive, this))
    , m_transcript(makeTranscript(context, this))
    , m_actions(new QActionGroup(this))
{
    setObjectName(u"viewsTabWidget"_s);
    setAccessibleName(tr("Views of the session"));
    setDocumentMode(true);
    addView(m_wall, tr("&Wall"), u"wallAction"_s, tr("All channels at a glance"), Qt::Key_1);
    addView(m_stream, tr("&Stream"), u"streamAction"_s, tr("All messages in one list"), Qt::Key_2);
    addView(m_transcript, tr("&Transcript"), u"transcriptAction"_s, tr("The messages of the selected channel"), Qt::Key_3);
    m_actions->actions().constFirst()->setChecked(true);
    connect(this, &QTabWidget::currentChanged, this, [this](int tab) { m_actions->actions().at(tab)->setChecked(true); });
    m_stream->setModeration(context.moderation);
    m_stream->setHighlighter(context.highlighter);
    connect(context.monitor, &SessionMonitor::updated, m_stream, &StreamPanel::flush);
    connect(context.highlighter, &Highlighter::highlighted, this, [this, shown = context.shown](const QList<Highlight> &highlights) {
        for (const Highlight &highlight : highlights) {
            if (shown->isShown(highlight.session))
                m_wall->model()->setFlag(highlight.channel, ChannelFlag::Highlighted, true);
        }
    });
}

void SessionViews::addView(QWidget *page, const QString &title, const QString &name, const QString &toolTip, Qt::Key key)
{
    const int tab = addTab(areaFor(page, this), QString(title).remove(u'&'));
    auto *action = m_actions->addAction(title);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setShortcut(QKeySequence(Qt::CTRL | key));
    action->setToolTip(toolTip);
    setTabToolTip(tab, tr("%1 (%2)", "what it shows, the keys").arg(toolTip, action->shortcut().toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, [this, tab] {
        setCurrentIndex(tab);
        focusView();
    });
}

void SessionViews::focusView()
{
    QWidget *const panels[]{m_wall, m_stream, m_transcript};
    panels[int(view())]->setFocus(Qt::ShortcutFocusReason);
}

QList<QAction *> SessionViews::viewActions() const
{
    return m_actions->actions();
}

bool SessionViews::focusFilter()
{
    switch (view()) {
    case View::Wall:
        m_wall->focusFilter();
        return true;
    case View::Stream:
        m_stream->focusFilter();
        return true;
    case View::Transcript:
        return false;
    }
    Q_UNREACHABLE();
}

bool SessionViews::hasFilterFocus() const
{
    return m_wall->hasFilterFocus() || m_stream->hasFilterFocus();
}

void SessionViews::zoom(int steps)
{
    if (view() == View::Wall)
        m_wall->zoom(steps);
    else
        zoomTranscript(m_transcript->zoom() + steps);
}

void SessionViews::resetZoom()
{
    m_wall->resetZoom();
    zoomTranscript(0);
}

void SessionViews::zoomTranscript(int steps)
{
    m_transcript->setZoom(steps);
    emit transcriptZoomChanged(m_transcript->zoom());
}

void SessionViews::addSession(const WatchedSession &)
{
    m_stream->noteSession();
}

void SessionViews::setSession(const WatchedSession *watched)
{
    m_transcript->setChannel(nullptr, 0, {});
    m_wall->setSession(watched);
    m_stream->setSession(watched);
}

void SessionViews::growSession(const WatchedSession &watched)
{
    m_stream->growSession(watched);
    m_wall->growSession(watched);
}

void SessionViews::update(const SessionChanges &changes)
{
    m_wall->update(changes);
    m_stream->update(changes);
    m_transcript->update(changes);
}

void SessionViews::saveLayout(QSettings &settings) const
{
    saveSetting(settings, "workspace/view"_L1, QString::fromLatin1(QMetaEnum::fromType<View>().valueToKey(int(view()))));
    saveSetting(settings, "workspace/transcriptZoom"_L1, m_transcript->zoom());
    m_wall->saveLayout(settings);
}

void SessionViews::restoreLayout(const QSettings &settings)
{
    zoomTranscript(settings.value("workspace/transcriptZoom"_L1, 0).toInt());
    m_wall->restoreLayout(settings);
    bool known = false;
    const int view = QMetaEnum::fromType<View>().keyToValue(settings.value("workspace/view"_L1).toByteArray().constData(), &known);
    showView(known ? View(view) : View::Wall);
}

void SessionViews::resetLayout()
{
    showView(View::Wall);
    m_wall->resetLayout();
    resetZoom();
}

} // namespace LabChat
