// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/sidepanels.h"

#include "console/messages/transcriptpanel.h"
#include "console/monitor/participantview.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/children.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/panelarea.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

SidePanels::SidePanels(const ConsoleContext &context, QMainWindow *workspace) : QObject(workspace), m_context(context), m_workspace(workspace) {}

void SidePanels::setSession(const WatchedSession *watched)
{
    if (m_watched)
        m_memory.remember(m_watched->session().code, descriptions());
    closeAll();
    m_watched = watched;
    m_titles = watched ? channelTitles(watched->session()) : QStringList();
    if (watched)
        reopen(m_memory.panels(watched->session().code));
}

void SidePanels::growSession(const WatchedSession &watched)
{
    if (m_watched == &watched)
        m_titles = channelTitles(watched.session());
}

void SidePanels::update(const SessionChanges &changes)
{
    const QList<Open> all = opened();
    for (const Open &each : all) {
        if (auto *transcript = qobject_cast<TranscriptPanel *>(each.panel))
            transcript->update(changes);
        else if (auto *view = qobject_cast<ParticipantView *>(each.panel))
            view->update(changes);
    }
}

TranscriptPanel *SidePanels::openTranscript(int channel, Place place)
{
    auto *transcript = qobject_cast<TranscriptPanel *>(open(Kind::Transcript, channel, place));
    if (transcript)
        transcript->setFocus(); // the keyboard follows what the operator opens
    return transcript;
}

ParticipantView *SidePanels::openParticipant(int participant, Place place)
{
    return qobject_cast<ParticipantView *>(open(Kind::Participant, participant, place));
}

void SidePanels::closeAll()
{
    const QList<Open> all = opened();
    for (const Open &each : all)
        delete each.frame.data();
    m_open.clear();
}

QList<TranscriptPanel *> SidePanels::transcripts() const
{
    QList<TranscriptPanel *> panels;
    const QList<Open> all = opened();
    for (const Open &each : all) {
        if (auto *transcript = qobject_cast<TranscriptPanel *>(each.panel))
            panels.append(transcript);
    }
    return panels;
}

void SidePanels::setZoom(int zoom)
{
    m_zoom = zoom;
    const QList<TranscriptPanel *> panels = transcripts();
    for (TranscriptPanel *panel : panels)
        panel->setZoom(zoom);
}

void SidePanels::saveLayout(QSettings &settings) const
{
    SidePanelMemory memory = m_memory;
    if (m_watched)
        memory.remember(m_watched->session().code, descriptions());
    memory.save(settings);
}

void SidePanels::restoreLayout(const QSettings &settings)
{
    m_memory.restore(settings);
}

void SidePanels::resetLayout()
{
    closeAll();
}

QWidget *SidePanels::open(Kind kind, int number, Place place)
{
    if (!m_watched || number == 0)
        return nullptr;
    m_open = opened();
    const auto found = std::find_if(m_open.begin(), m_open.end(), [=](const Open &each) { return each.kind == kind && each.number == number; });
    if (found != m_open.end() && found->place == place) {
        found->frame->raise();
        found->frame->activateWindow();
        found->panel->setFocus();
        return found->panel;
    }
    if (found != m_open.end()) { // it is moved
        delete found->frame.data();
        m_open.erase(found);
    }
    Open opened{kind, number, place, {}, makePanel(kind, number)};
    opened.frame = place == Place::Dock ? frameInDock(opened, title(kind, number)) : frameInWindow(opened, title(kind, number));
    m_open.append(opened);
    emit shown();
    return opened.panel;
}

QWidget *SidePanels::makePanel(Kind kind, int number)
{
    if (kind == Kind::Participant) {
        auto *view = new ParticipantView(m_context.archive, m_workspace);
        view->setParticipant(m_watched, number);
        return view;
    }
    TranscriptPanel *transcript = makeTranscript(m_context, m_workspace);
    transcript->setObjectName(u"transcriptPanel%1"_s.arg(number));
    transcript->setChannel(m_watched, number, m_titles.value(number - 1));
    transcript->setZoom(m_zoom);
    return transcript;
}

QWidget *SidePanels::frameInDock(const Open &open, const QString &title)
{
    auto *dock = new QDockWidget(title, m_workspace);
    dock->setObjectName(name(open));
    dock->setAttribute(Qt::WA_DeleteOnClose);
    dock->setWidget(areaFor(open.panel, dock));
    if (auto *transcript = qobject_cast<TranscriptPanel *>(open.panel))
        transcript->setTitleVisible(false);
    connect(dock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible)
            emit shown();
    });
    const bool hasPlace = m_workspace->restoreDockWidget(dock); // its last one
    const bool isOnTheRight = m_workspace->dockWidgetArea(dock) == Qt::RightDockWidgetArea && !dock->isFloating();
    if (hasPlace && (m_isReopening || !isOnTheRight))
        return dock;
    QDockWidget *neighbour = dockBeside(dock);
    m_workspace->addDockWidget(Qt::RightDockWidgetArea, dock);
    if (neighbour)
        m_workspace->tabifyDockWidget(neighbour, dock);
    dock->show();
    dock->raise();
    return dock;
}

/// Another dock on the right, one that is shown if possible: all that come there share its place. Null: none is there.
QDockWidget *SidePanels::dockBeside(const QDockWidget *newest) const
{
    QDockWidget *beside = nullptr;
    const QList<QDockWidget *> docks = childrenOf<QDockWidget>(m_workspace);
    for (QDockWidget *dock : docks) {
        const bool isBeside = dock != newest && m_workspace->dockWidgetArea(dock) == Qt::RightDockWidgetArea && !dock->isFloating();
        if (isBeside && (!beside || (beside->isHidden() && !dock->isHidden())))
            beside = dock;
    }
    return beside;
}

QWidget *SidePanels::frameInWindow(const Open &open, const QString &title)
{
    auto *window = new QWidget(m_workspace, Qt::Window);
    window->setObjectName(name(open));
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(tr("%1 – %2", "a window's title: channel or participant, session").arg(title, sessionTitle(*m_watched)));
    auto *layout = new QVBoxLayout(window);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(open.panel);
    fitToScreen(window, {m_workspace->fontMetrics().averageCharWidth() * 80, m_workspace->fontMetrics().height() * 32});
    window->show();
    return window;
}

QString SidePanels::title(Kind kind, int number) const
{
    return kind == Kind::Transcript ? m_titles.value(number - 1) : tr("What %1 sees").arg(placeText(number));
}

QString SidePanels::name(const Open &open) const
{
    const QString kind = open.kind == Kind::Transcript ? u"channel"_s : u"participant"_s;
    const QString frame = open.place == Place::Dock ? u"DockWidget"_s : u"Window"_s;
    return kind + frame + u'-' + m_watched->session().code + u'-' + QString::number(open.number);
}

QList<SidePanels::Open> SidePanels::opened() const
{
    QList<Open> there;
    std::copy_if(m_open.begin(), m_open.end(), std::back_inserter(there), [](const Open &each) { return each.frame && each.panel; });
    return there;
}

/// "t3@dock", "p12@" and a window's geometry.
QStringList SidePanels::descriptions() const
{
    QStringList descriptions;
    const QList<Open> all = opened();
    for (const Open &each : all) {
        const QString what = (each.kind == Kind::Transcript ? u't' : u'p') + QString::number(each.number);
        descriptions.append(what + u'@' + (each.place == Place::Dock ? u"dock"_s : QString::fromLatin1(each.frame->saveGeometry().toBase64())));
    }
    return descriptions;
}

void SidePanels::reopen(const QStringList &descriptions)
{
    const QScopedValueRollback reopening(m_isReopening, true); // each at its place from when the session was shown last
    for (const QString &description : descriptions) {
        const Kind kind = description.startsWith(u't') ? Kind::Transcript : Kind::Participant;
        const int number = description.section(u'@', 0, 0).mid(1).toInt();
        const QString where = description.section(u'@', 1);
        const qsizetype last = kind == Kind::Transcript ? m_titles.size() : m_watched->session().numParticipants();
        if (number < 1 || number > last)
            continue;
        const QWidget *panel = open(kind, number, where == "dock"_L1 ? Place::Dock : Place::Window);
        if (where != "dock"_L1)
            panel->window()->restoreGeometry(QByteArray::fromBase64(where.toLatin1()));
    }
}

} // namespace LabChat
