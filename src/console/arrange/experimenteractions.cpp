// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/experimenteractions.h"

#include "console/arrange/announcedialog.h"
#include "console/arrange/countdownmenu.h"
#include "console/arrange/seatactions.h"
#include "console/operator/operatoractions.h"
#include "console/session/sessiontexts.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

ExperimenterActions::ExperimenterActions(OperatorActions *actions, Preferences *preferences, ParticipantsModel *participants, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_preferences(preferences)
    , m_window(window)
    , m_separator(new QAction(this))
    , m_announceAction(
          addAction(tr("A&nnounce…"), u"announceAction"_s, tr("Shows a text to all participants, a role, a group, a channel or the selected participants")))
    , m_announceToChannelAction(addAction(tr("A&nnounce to its members…"), u"announceToChannelAction"_s, tr("Shows a text to the members of the channel")))
    , m_countdownMenu(new CountdownMenu(actions, window))
    , m_channelCountdownMenu(new CountdownMenu(actions, window))
    , m_seats(new SeatActions(actions, participants, window))
{
    m_separator->setSeparator(true);
    m_announceAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    m_countdownMenu->setObjectName(u"countdownMenu"_s);
    m_channelCountdownMenu->setObjectName(u"channelCountdownMenu"_s);
    m_channelCountdownMenu->setTitle(tr("Count&down of its chat"));
    connect(m_announceAction, &QAction::triggered, this, &ExperimenterActions::announceToSelection);
    connect(m_announceToChannelAction, &QAction::triggered, this, &ExperimenterActions::announceToChannel);
    connect(m_seats, &SeatActions::linkRequested, this, &ExperimenterActions::linkRequested);
    refresh();
}

void ExperimenterActions::setAddress(const ServerAddress &address)
{
    m_seats->setAddress(address);
}

void ExperimenterActions::setSubject(const Subject &subject)
{
    m_subject = subject;
    m_channel = subject.channel;
    refresh();
    for (const QPointer<AnnounceDialog> &dialog : std::as_const(m_dialogs)) {
        if (dialog)
            dialog->refresh(); // another session may be shown now
    }
}

void ExperimenterActions::setChannel(int channel)
{
    m_channel = channel;
    refresh();
}

void ExperimenterActions::update(const SessionChanges &changes, const WatchedSession &session)
{
    m_seats->update(changes, session);
    refresh();
    if (AnnounceDialog *dialog = announceDialog(&session))
        dialog->refresh();
}

QList<QAction *> ExperimenterActions::participantActions() const
{
    return QList<QAction *>{m_separator, m_announceAction, m_countdownMenu->menuAction()} + m_seats->all();
}

QList<QAction *> ExperimenterActions::channelActions() const
{
    return {m_announceToChannelAction, m_channelCountdownMenu->menuAction()};
}

void ExperimenterActions::fill(QMenu *menu, QAction *before) const
{
    menu->insertAction(before, m_announceAction);
    menu->insertMenu(before, m_countdownMenu);
    menu->insertSeparator(before);
    menu->insertActions(before, m_seats->all());
    menu->insertSeparator(before);
}

QAction *ExperimenterActions::addAction(const QString &text, const QString &name, const QString &toolTip)
{
    auto *action = new QAction(text, m_window);
    action->setObjectName(name);
    action->setToolTip(toolTip);
    return action;
}

void ExperimenterActions::refresh()
{
    const WatchedSession *watched = m_actions->watched();
    const bool runs = watched && !watched->state().ended();
    const bool some = !m_subject.focused.isEmpty();
    const QString names = some ? placesText(m_subject.focused) : tr("everybody");
    m_announceAction->setEnabled(runs);
    m_announceToChannelAction->setEnabled(runs && m_channel > 0);
    m_countdownMenu->setTitle(some ? tr("Count&down for %1").arg(names) : tr("Count&down"));
    m_countdownMenu->setScope(some ? std::optional(CountdownScope{CountdownScope::Kind::Participants, m_subject.focused, 0, 0, 0}) : std::nullopt, names,
                              m_subject.selected, m_channel);
    if (m_titled != watched || (watched && m_titles.size() < watched->session().channels.size()))
        m_titles = watched ? channelTitles(watched->session()) : QStringList();
    m_titled = watched;
    m_channelCountdownMenu->setScope(CountdownScope{CountdownScope::Kind::Channel, {}, 0, 0, m_channel}, m_titles.value(m_channel - 1),
                                     m_subject.selected, m_channel);
    m_channelCountdownMenu->menuAction()->setEnabled(runs && m_channel > 0);
    m_seats->setSubject(watched, m_subject.selected);
}

void ExperimenterActions::announceToSelection()
{
    emit subjectWanted(); // what is selected may have changed without the focus
    Audience likely;
    likely.kind = m_subject.focused.isEmpty() ? Audience::Kind::Channel : Audience::Kind::Participants;
    likely.channel = m_subject.focusedChannel;
    const bool isChosen = !m_subject.focused.isEmpty() || m_subject.focusedChannel > 0;
    announce(isChosen ? std::optional(likely) : std::nullopt);
}

void ExperimenterActions::announceToChannel()
{
    Audience likely;
    likely.kind = Audience::Kind::Channel;
    likely.channel = m_channel;
    announce(likely);
}

AnnounceDialog *ExperimenterActions::announceDialog(const WatchedSession *watched) const
{
    const auto found = std::find_if(m_dialogs.begin(), m_dialogs.end(),
                                    [watched](const QPointer<AnnounceDialog> &dialog) { return dialog && dialog->watched() == watched; });
    return found == m_dialogs.end() ? nullptr : found->data();
}

void ExperimenterActions::announce(const std::optional<Audience> &likely)
{
    const WatchedSession *watched = m_actions->watched();
    if (!watched)
        return;
    AnnounceDialog *dialog = announceDialog(watched); // one for each session, so that its text is kept
    if (dialog && dialog->isVisible()) {
        dialog->aim(likely, m_subject.selected);
    } else {
        dialog = new AnnounceDialog(m_actions, m_preferences, watched, likely, m_subject.selected, m_window);
        m_dialogs.removeIf([](const QPointer<AnnounceDialog> &closed) { return closed.isNull(); });
        m_dialogs.append(dialog);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace LabChat
