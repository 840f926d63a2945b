// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptpanel.h"

#include "console/highlights/highlighter.h"
#include "console/messages/transcriptactions.h"
#include "console/messages/transcriptdelegate.h"
#include "console/operator/composer.h"
#include "console/session/preferences.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/headingfont.h"
#include "console/widgets/textsize.h"
#include "ui_transcriptpanel.h"

#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int smallestZoom = -4;
constexpr int largestZoom = 12;
constexpr int transcriptWidth = 50;
constexpr int transcriptHeight = 14;

} // namespace

TranscriptPanel::TranscriptPanel(const LogArchive *archive, QWidget *parent, int viewer)
    : QWidget(parent), m_ui(std::make_unique<Ui::TranscriptPanel>()), m_model(new TranscriptModel(archive, this, viewer)), m_viewer(viewer)
{
    m_ui->setupUi(this);
    m_ui->channelStateLabel->setVisible(viewer == 0); // the participant does not see it either
    setHeading(m_ui->channelTitleLabel, 1.25);
    TranscriptView *view = m_ui->transcriptView;
    view->setModel(m_model);
    setFocusProxy(view);
    view->following()->drive(m_model);
    m_ui->newestPushButton->watch(m_model, view);
    m_actions = new TranscriptActions(view, m_model, m_ui->copyAction, m_ui->selectAllAction);
    connect(m_ui->retryPushButton, &QPushButton::clicked, m_model, &TranscriptModel::reload);
    connect(m_model, &TranscriptModel::phaseChanged, this, &TranscriptPanel::showPhase);
    connect(m_model, &TranscriptModel::located, this, &TranscriptPanel::goTo);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, view, [this, view] {
        if (m_model->isDetached())
            view->hold(); // the last loaded message is not the newest one
    });
    setChannel(nullptr, 0, {});
}

TranscriptPanel::~TranscriptPanel() = default;

void TranscriptPanel::setChannel(const WatchedSession *watched, int channel, const QString &title)
{
    m_watched = watched;
    m_channel = watched ? channel : 0;
    m_ui->channelTitleLabel->setText(title);
    if (m_channel > 0) {
        const Session &session = watched->session();
        m_names = nicknamesIn(session, channel);
        showNames();
        m_ui->transcriptView->transcriptDelegate()->columns().setShowsDate(!isToday(session.createdAtMs));
        m_ui->channelTitleLabel->setToolTip(tr("Channel %1 in the log and in the export").arg(session.channelName(channel)));
    }
    m_model->setChannel(m_watched, m_channel);
    showState();
}

/// The column of names is as wide as the widest of them.
void TranscriptPanel::showNames()
{
    m_ui->transcriptView->transcriptDelegate()->columns().setNames(m_names, m_viewer > 0 ? tr("(Me)") : placeText(m_watched->session().numParticipants()));
}

void TranscriptPanel::noteNewNames()
{
    const QStringList names = nicknamesIn(m_watched->session(), m_channel);
    if (names == m_names)
        return;
    m_names = names;
    showNames();
    m_ui->transcriptView->relayout();
}

void TranscriptPanel::setHighlighter(const Highlighter *highlighter)
{
    m_model->setHighlighter(highlighter);
    connect(highlighter, &Highlighter::rulesChanged, m_ui->transcriptView->viewport(), qOverload<>(&QWidget::update));
}

void TranscriptPanel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id)
        return;
    if (changes.grew && m_channel > 0)
        noteNewNames();
    m_model->update(changes);
    if (!changes.channels.isEmpty() || changes.ended)
        showState();
}

void TranscriptPanel::showMessage(qint64 seq)
{
    m_model->showAround(seq);
}

void TranscriptPanel::setModeration(ModerationActions *moderation, const ActionsModel *actions)
{
    m_model->setActions(actions);
    m_actions->setModeration(moderation);
}

QList<MessageSubject> TranscriptPanel::selected() const
{
    return m_actions->selected();
}

void TranscriptPanel::addComposer(Drafts *drafts, const Preferences *preferences)
{
    m_preferences = preferences;
    m_composer = new Composer(drafts, this);
    m_composer->setNames(tr("Write in this channel"), tr("Sen&d"), tr("Shown to all members of the channel under the experimenter's name; Enter sends it"));
    m_ui->transcriptGridLayout->addWidget(m_composer, 2, 0);
    connect(preferences, &Preferences::changed, this, &TranscriptPanel::showComposer);
    showComposer();
}

void TranscriptPanel::setTitleVisible(bool visible)
{
    m_ui->channelTitleLabel->setVisible(visible);
}

QSize TranscriptPanel::sizeHint() const
{
    return textSize(this, transcriptWidth, transcriptHeight);
}

void TranscriptPanel::setZoom(int steps)
{
    m_zoom = qBound(smallestZoom, steps, largestZoom);
    QFont scaled = font();
    scaled.setPointSizeF(scaled.pointSizeF() * std::pow(1.1, m_zoom));
    m_ui->transcriptView->setFont(scaled);
}

void TranscriptPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setZoom(m_zoom);
}

void TranscriptPanel::showPhase()
{
    const auto placeholder = [this] {
        switch (m_model->phase()) {
        case TranscriptModel::Phase::NoChannel:
            return tr("Select a channel");
        case TranscriptModel::Phase::Loading:
            return tr("Reading the messages…");
        case TranscriptModel::Phase::Ready:
            return tr("No messages yet");
        case TranscriptModel::Phase::Failed:
            return tr("The messages cannot be read: %1").arg(m_model->failureText());
        }
        return QString();
    };
    m_ui->transcriptView->setPlaceholder(placeholder());
    m_ui->retryPushButton->setVisible(m_model->phase() == TranscriptModel::Phase::Failed);
}

void TranscriptPanel::showState()
{
    showComposer();
    if (m_channel == 0) {
        m_ui->channelStateLabel->clear();
        return;
    }
    const int members = int(m_watched->state().membersOf(m_channel).size());
    const qint64 messages = m_watched->state().channel(m_channel).messages;
    QString text = tr("%1 of %2 online · %3").arg(numberText(m_watched->onlineIn(m_channel)), numberText(members),
                                                  tr("%Ln messages", nullptr, int(messages)));
    if (const QString restrictions = channelStateText(m_watched->state(), m_channel); !restrictions.isEmpty())
        text += u" · "_s + restrictions;
    m_ui->channelStateLabel->setText(text);
}

void TranscriptPanel::showComposer()
{
    if (!m_composer)
        return;
    const QString &name = m_preferences->values().experimenterName;
    Composer::Addressee addressee;
    addressee.session = m_channel > 0 ? m_watched->session().id : 0;
    addressee.speech = Say{m_channel, {name, {}}};
    addressee.invitation = tr("Write as %1…", "the experimenter's name").arg(name);
    addressee.whyNot = m_channel > 0 && m_watched->state().ended() ? tr("The session has ended") : QString();
    m_composer->setAddressee(addressee);
    m_composer->setVisible(m_channel > 0);
}

void TranscriptPanel::goTo(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    m_ui->transcriptView->setCurrentIndex(index);
    m_ui->transcriptView->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

} // namespace LabChat
