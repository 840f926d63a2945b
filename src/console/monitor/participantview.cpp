// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantview.h"

#include "console/messages/helptalkmodel.h"
#include "console/messages/transcriptpanel.h"
#include "console/monitor/participantbox.h"
#include "console/session/claimtexts.h"
#include "console/session/participanttexts.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/accents.h"
#include "console/widgets/headingfont.h"
#include "console/widgets/pagebody.h"
#include "console/widgets/textsize.h"
#include "console/widgets/widgetstates.h"
#include "ui_participantview.h"

#include <QtCore/QDateTime>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int participantWidth = 52;
constexpr int participantHeight = 14;

/// By their address in bodies.
QMap<QString, QByteArray> imagesOf(const Session &session)
{
    QMap<QString, QByteArray> images;
    for (auto image = session.study.images.cbegin(); image != session.study.images.cend(); ++image)
        images.insert(imagesPath + session.code + u'/' + image.key(), image.value());
    return images;
}

/// Empty: hides the label.
void tint(QLabel *label, const QString &text, const QColor &color)
{
    QPalette colors = label->parentWidget()->palette();
    colors.setColor(QPalette::Window, color);
    label->setPalette(colors);
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

ParticipantView::ParticipantView(const LogArchive *archive, QWidget *parent)
    : QWidget(parent), m_archive(archive), m_ui(std::make_unique<Ui::ParticipantView>()), m_help(new HelpTalkModel(this))
{
    m_ui->setupUi(this);
    setHeading(m_ui->pageTitleLabel, 1.25);
    m_ui->boxesSplitter->setChildrenCollapsible(false);
    saveAs(m_ui->boxesSplitter, {}); // the boxes are different on each page
    m_ui->boxesSplitter->setStretchFactor(0, 0);
    m_help->showAsOnPage();
    m_ui->pageHelpView->setModel(m_help);
    m_clockTimer.setInterval(1s);
    connect(&m_clockTimer, &QTimer::timeout, this, &ParticipantView::showClocks);
    setParticipant(nullptr, 0);
}

ParticipantView::~ParticipantView() = default;

void ParticipantView::setParticipant(const WatchedSession *watched, int participant)
{
    m_watched = watched;
    m_participant = watched ? participant : 0;
    m_shownPlace.clear();
    m_help->setParticipant(m_watched, m_participant);
    showPerson();
    showPage();
}

void ParticipantView::update(const SessionChanges &changes)
{
    if (m_participant == 0 || changes.session != m_watched->session().id)
        return;
    for (ParticipantBox *box : std::as_const(m_boxes))
        box->update(changes);
    m_help->update(changes);
    if (changes.participants.isEmpty() && !changes.ended)
        return;
    showPerson();
    const QString now = place();
    if (now == m_shownPlace)
        showSurroundings();
    else if (isOfOtherSystem() && now.startsWith(m_shownPlace + u' '))
        takeNewBoxes(); // what is read in the others stays where it is
    else
        showPage();
}

QSize ParticipantView::sizeHint() const
{
    return textSize(this, participantWidth, participantHeight);
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
    if (state.claims.idInSession > 0)
        parts.insert(1, tr("ID in session %1", "another system's number of a participant").arg(state.claims.idInSession));
    if (state.claims.round > 0)
        parts.append(tr("round %1").arg(state.claims.round));
    if (!state.claims.group.isEmpty())
        parts.append(tr("group %1").arg(state.claims.group));
    if (!state.claims.role.isEmpty())
        parts.append(state.claims.role);
    m_ui->personLabel->setText(parts.join(u" · "_s));
}

/// Identifies the current page: it changes when a different page has to be shown.
QString ParticipantView::place() const
{
    const ParticipantState &state = m_watched->state().participant(m_participant);
    QString place = u"%1 %2 %3 %4 %5"_s.arg(state.round).arg(state.page).arg(state.ready).arg(m_watched->state().ended()).arg(state.sinceSeq);
    for (const ChoiceState &choice : state.choices)
        place += u" choice "_s + QString::number(choice.seq);
    if (state.removed)
        place += u" removed "_s + state.removed->text;
    if (isOfOtherSystem())
        place += u" page %1\n%2"_s.arg(state.claims.round).arg(state.claims.page);
    const QList<ChatBox> all = boxes();
    for (const ChatBox &box : all) // the operator may move a chat to another channel
        place += u' ' + QString::number(box.channel);
    return place;
}

/// Not for participants who were removed or have finished, and not after the session's end: they have no countdowns.
bool ParticipantView::isOnAPage() const
{
    return m_participant > 0 && !m_watched->state().participant(m_participant).removed && !m_watched->state().ended()
        && !m_watched->state().isFinished(m_participant);
}

void ParticipantView::showPage()
{
    clearPage();
    m_ui->pageTitleLabel->setVisible(m_participant > 0);
    if (m_participant > 0) {
        m_shownPlace = place();
        showPageBody();
        m_ui->waitingLabel->setVisible(!m_ui->waitingLabel->text().isEmpty());
    }
    showSurroundings();
}

void ParticipantView::showPageBody()
{
    const SessionState &state = m_watched->state();
    const ParticipantState &at = state.participant(m_participant);
    const QString title = isOfOtherSystem() && !at.claims.page.isEmpty() ? at.claims.page : pageText(state, m_participant);
    m_ui->pageTitleLabel->setText(at.removed ? tr("You are no longer taking part") : title);
    if (at.removed) {
        m_ui->waitingLabel->setText(removalWords(state, m_participant));
    } else if (state.ended() || state.isFinished(m_participant)) {
        m_ui->waitingLabel->setText(state.ended() ? tr("The session has ended") : tr("The participant has finished all pages"));
    } else {
        m_ui->pageBodyTextBrowser->show(withChoices(state, m_participant, state.textOnPage(m_participant)), imagesOf(m_watched->session()));
        m_ui->pageBodyTextBrowser->setVisible(!m_ui->pageBodyTextBrowser->toPlainText().trimmed().isEmpty());
        const QList<ChatBox> all = boxes();
        for (const ChatBox &box : all)
            addBox(box);
        if (isOfOtherSystem())
            m_ui->waitingLabel->setText(tr("The page is the other system's: only its chats can be seen here."));
        else if (at.ready)
            m_ui->waitingLabel->setText(tr("The page asks the participant to wait for the others: %1").arg(waitsForText(state, m_participant)));
        else if (m_boxes.isEmpty())
            m_ui->waitingLabel->setText(tr("There is no chat on this page"));
    }
}

/// Shows everything around the text and the chats.
void ParticipantView::showSurroundings()
{
    const bool isThere = m_participant > 0 && !m_watched->state().participant(m_participant).removed && !m_watched->state().ended();
    tint(m_ui->pagePauseLabel, isThere ? pauseWords(m_watched->state()) : QString(), accentTint(Accent::Warning, palette()));
    tint(m_ui->pageNoticesLabel, isThere ? noticesText(m_watched->state().noticesFor(m_participant)) : QString(),
         palette().color(QPalette::AlternateBase));
    m_ui->pageHelpWidget->setVisible(isThere && m_help->rowCount() > 0);
    showClocks();
}

void ParticipantView::showClocks()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const PageLine line = isOnAPage() ? pageTimeLine(m_watched->state(), m_participant, nowMs) : PageLine();
    m_ui->pageTimeLabel->setText(line.text);
    m_ui->pageTimeLabel->setVisible(!line.text.isEmpty());
    bool counts = line.counts;
    for (ParticipantBox *box : std::as_const(m_boxes))
        counts = box->showState(nowMs) || counts;
    if (!counts)
        m_clockTimer.stop();
    else if (!m_clockTimer.isActive())
        m_clockTimer.start();
}

QList<ChatBox> ParticipantView::boxes() const
{
    return boxesOnClaimedPage(m_watched->state(), m_participant);
}

void ParticipantView::takeNewBoxes()
{
    m_shownPlace = place();
    const QList<ChatBox> all = boxes();
    for (const ChatBox &box : all.mid(m_boxes.size()))
        addBox(box);
    showSurroundings();
}

void ParticipantView::clearPage()
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
    m_ui->pageBodyTextBrowser->show({}, {});
    m_ui->pageBodyTextBrowser->hide();
    m_ui->waitingLabel->clear();
    m_ui->waitingLabel->hide();
}

void ParticipantView::addBox(const ChatBox &box)
{
    auto *widget = new ParticipantBox(m_archive, m_watched, m_participant, box, m_ui->boxesSplitter);
    widget->transcript()->setObjectName(u"participantBox%1"_s.arg(m_boxes.size() + 1));
    m_ui->boxesSplitter->insertWidget(m_ui->boxesSplitter->indexOf(m_ui->pageHelpWidget), widget);
    m_ui->boxesSplitter->setStretchFactor(m_ui->boxesSplitter->indexOf(widget), 1);
    widget->show();
    m_boxes.append(widget);
}

} // namespace LabChat
