// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/participantview.h"

#include "console/pagebody.h"
#include "console/sessiontexts.h"
#include "console/transcriptpanel.h"
#include "ui_participantview.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int widthInCharacters = 52;
constexpr int heightInLines = 24;

QFont larger(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    return font;
}

} // namespace

ParticipantView::ParticipantView(const LogArchive *archive, QWidget *parent)
    : QWidget(parent), m_archive(archive), m_ui(std::make_unique<Ui::ParticipantView>())
{
    m_ui->setupUi(this);
    m_ui->pageTitleLabel->setFont(larger(font()));
    m_ui->boxesSplitter->setChildrenCollapsible(false);
    m_ui->boxesSplitter->setStretchFactor(0, 0);
    setParticipant(nullptr, 0);
}

ParticipantView::~ParticipantView() = default;

void ParticipantView::setParticipant(const WatchedSession *watched, int participant)
{
    m_watched = watched;
    m_participant = watched ? participant : 0;
    m_shownPlace.clear();
    showPerson();
    showPage();
}

void ParticipantView::update(const SessionChanges &changes)
{
    if (m_participant == 0 || changes.session != m_watched->session().id)
        return;
    for (TranscriptPanel *box : std::as_const(m_boxes))
        box->update(changes);
    if (changes.participants.isEmpty() && !changes.ended)
        return;
    showPerson();
    if (place() != m_shownPlace)
        showPage();
}

QSize ParticipantView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * widthInCharacters, fontMetrics().height() * heightInLines};
}

void ParticipantView::showPerson()
{
    if (m_participant == 0) {
        m_ui->personLabel->setText(tr("Select a participant in the table to see what they see"));
        return;
    }
    const ParticipantState &state = m_watched->state().participant(m_participant);
    QStringList parts{placeText(m_participant), m_watched->session().participant(m_participant).code};
    if (!state.label.isEmpty())
        parts.append(state.label);
    parts.append(m_watched->isOnline(m_participant) ? tr("online") : state.arrived ? tr("offline") : tr("has not opened the link yet"));
    if (m_watched->session().study.numRounds > 1)
        parts.append(tr("round %1").arg(state.round));
    m_ui->personLabel->setText(parts.join(u" · "_s));
}

/// Whatever decides what stands on the page.
QString ParticipantView::place() const
{
    const ParticipantState &state = m_watched->state().participant(m_participant);
    QString place = u"%1 %2 %3 %4"_s.arg(state.round).arg(state.page).arg(state.ready).arg(m_watched->state().ended());
    const QList<ChatBox> boxes = m_watched->state().boxesOf(m_participant);
    for (const ChatBox &box : boxes) // the operator may lead a chat to another channel
        place += u' ' + QString::number(box.channel);
    return place;
}

void ParticipantView::showPage()
{
    clearPage();
    m_ui->pageTitleLabel->setVisible(m_participant > 0);
    if (m_participant == 0)
        return;
    m_shownPlace = place();
    const SessionState &state = m_watched->state();
    const ParticipantState &at = state.participant(m_participant);
    m_ui->pageTitleLabel->setText(pageText(state, m_participant));
    if (state.ended() || state.isFinished(m_participant)) {
        m_ui->waitingLabel->setText(state.ended() ? tr("The session has ended") : tr("The participant is through all pages"));
    } else if (at.ready) {
        m_ui->waitingLabel->setText(tr("The page says to wait for the others: %1").arg(waitsForText(state, m_participant)));
    } else {
        const QString body = m_watched->session().bodyFor(m_participant, at.round, at.page);
        m_ui->pageBodyTextBrowser->setHtml(body);
        m_ui->pageBodyTextBrowser->setVisible(!m_ui->pageBodyTextBrowser->toPlainText().trimmed().isEmpty());
        for (const ChatBox &box : state.boxesOf(m_participant))
            addBox(box);
        if (m_boxes.isEmpty())
            m_ui->waitingLabel->setText(tr("There is no chat on this page"));
    }
    m_ui->waitingLabel->setVisible(!m_ui->waitingLabel->text().isEmpty());
}

void ParticipantView::clearPage()
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
    m_ui->pageBodyTextBrowser->clear();
    m_ui->pageBodyTextBrowser->hide();
    m_ui->waitingLabel->clear();
    m_ui->waitingLabel->hide();
}

void ParticipantView::addBox(const ChatBox &box)
{
    auto *panel = new TranscriptPanel(m_archive, m_ui->boxesSplitter);
    panel->setObjectName(u"participantBox%1"_s.arg(m_boxes.size() + 1));
    panel->setViewer(m_participant);
    panel->setChannel(m_watched, box.channel, box.label.isEmpty() ? tr("Chat") : box.label);
    m_ui->boxesSplitter->setStretchFactor(m_ui->boxesSplitter->indexOf(panel), 1);
    panel->show();
    m_boxes.append(panel);
}

} // namespace LabChat
