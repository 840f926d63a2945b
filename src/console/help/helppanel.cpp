// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/helppanel.h"

#include "console/help/helpdelegate.h"
#include "console/messages/helptalkmodel.h"
#include "console/operator/composer.h"
#include "console/operator/operatoractions.h"
#include "console/session/preferences.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/tableheader.h"
#include "ui_helppanel.h"

#include <QtCore/QSortFilterProxyModel>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

HelpPanel::HelpPanel(OperatorActions *actions, Drafts *drafts, const Preferences *preferences, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::HelpPanel>())
    , m_actions(actions)
    , m_preferences(preferences)
    , m_model(new HelpModel(systemClock(), this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_talk(new HelpTalkModel(this))
    , m_composer(new Composer(drafts, this))
{
    m_ui->setupUi(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(HelpModel::SortRole);
    m_sorted->sort(0);
    QTreeView *view = m_ui->helpTreeView;
    view->setModel(m_sorted);
    setUpTable(view, new HelpDelegate(this));
    m_ui->helpTalkView->setModel(m_talk);
    m_ui->helpTalkVBoxLayout->addWidget(m_composer);
    m_ui->helpSplitter->setStretchFactor(0, 2);
    m_ui->helpSplitter->setStretchFactor(1, 3);
    setUpColumns();
    m_composer->setNames(tr("Answer"), tr("&Answer"), tr("Only this participant can read it; Enter sends it"));

    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HelpPanel::takeSelection);
    connect(view, &QTreeView::clicked, this, &HelpPanel::markRead);
    connect(view, &QTreeView::activated, m_composer, [this] { m_composer->setFocus(); });
    connect(m_composer, &Composer::edited, this, &HelpPanel::markRead);
    connect(preferences, &Preferences::changed, this, &HelpPanel::showComposer);
    m_ticker.setInterval(1s);
    connect(&m_ticker, &QTimer::timeout, m_model, &HelpModel::tick);
    m_ticker.start();
    setSession(nullptr);
}

HelpPanel::~HelpPanel() = default;

void HelpPanel::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    m_participant = 0;
    m_markedUpTo = 0;
    m_model->setSession(watched);
    m_talk->setParticipant(nullptr, 0);
    showHint();
    showComposer();
}

void HelpPanel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id)
        return;
    m_model->update(changes);
    m_talk->update(changes);
    showHint();
    showComposer();
}

void HelpPanel::select(int participant)
{
    m_model->startTalk(participant);
    showHint();
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        if (const QModelIndex index = m_sorted->index(row, 0); index.data(HelpModel::ParticipantRole).toInt() == participant)
            m_ui->helpTreeView->setCurrentIndex(index);
    }
    markRead();
    m_composer->setFocus();
}

void HelpPanel::setUpColumns()
{
    new FittedColumns(m_ui->helpTreeView, {{HelpModel::WhoColumn, {17, 10}},
                                           {HelpModel::ProgressColumn, {14, 13}},
                                           {HelpModel::WaitingColumn, {9, 7, 0, true}},
                                           {HelpModel::LineColumn, {40, 15}}});
    const int height = fontMetrics().height();
    m_ui->helpSplitter->setSizes({height * 8, height * 12});
}

QSize HelpPanel::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 58, fontMetrics().height() * 14};
}

void HelpPanel::takeSelection()
{
    m_participant = m_ui->helpTreeView->currentIndex().data(HelpModel::ParticipantRole).toInt();
    m_talk->setParticipant(m_watched, m_participant);
    showComposer();
    if (m_ui->helpTreeView->hasFocus()) // otherwise the row was not chosen, but remained after others were removed
        markRead();
}

/// Only after an action of the operator: a message that comes while nobody is at the console stays new.
void HelpPanel::markRead()
{
    if (m_participant == 0 || m_watched->state().ended() || !m_watched->state().participant(m_participant).wantsHelp())
        return;
    const qint64 newest = m_watched->state().participant(m_participant).help.constLast().seq;
    if (newest <= m_markedUpTo)
        return; // being sent
    m_markedUpTo = newest;
    m_actions->actIn(m_watched->session().id, {Moderate{ReadHelp{m_participant}}});
}

void HelpPanel::showHint()
{
    const bool isOn = m_watched && m_watched->session().study.helpLine;
    if (!m_watched)
        m_ui->helpHintLabel->setText(tr("No session is shown."));
    else if (!isOn)
        m_ui->helpHintLabel->setText(tr("This study has no help line. With “help_line” in the study file, participants can call you from their pages. You can start a "
                                        "talk with anybody from the table of participants or from a message."));
    else
        m_ui->helpHintLabel->setText(tr("Nobody has called for help."));
    m_ui->helpHintLabel->setVisible(m_model->rowCount() == 0);
    m_ui->helpSplitter->setVisible(m_model->rowCount() > 0);
}

void HelpPanel::showComposer()
{
    const QString &name = m_preferences->values().experimenterName;
    Composer::Addressee addressee;
    addressee.session = m_participant > 0 ? m_watched->session().id : 0;
    addressee.speech = AnswerHelp{m_participant, {name, {}}};
    const bool isFirst = m_participant > 0 && m_watched->state().participant(m_participant).help.isEmpty();
    addressee.invitation = isFirst ? tr("Write to %1 as %2…", "a place, the experimenter's name").arg(placeText(m_participant), name)
                                   : tr("Answer %1 as %2…", "a place, the experimenter's name").arg(placeText(m_participant), name);
    m_ui->helpTalkView->setPlaceholder(m_participant > 0 ? tr("Nothing has been written yet") : tr("Select a call"));
    addressee.whyNot = m_participant > 0 && m_watched->state().ended() ? tr("The session has ended") : QString();
    m_composer->setAddressee(addressee);
    m_ui->helpTitleLabel->setText(m_participant > 0 ? tr("Private conversation with %1").arg(placeText(m_participant)) : QString());
}

} // namespace LabChat
