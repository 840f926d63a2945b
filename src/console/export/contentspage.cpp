// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/contentspage.h"

#include "console/export/exportnames.h"
#include "ui_contentspage.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

ContentsPage::ContentsPage(const LogArchive *archive, QWidget *parent) : QWidget(parent), m_archive(archive), m_ui(std::make_unique<Ui::ContentsPage>())
{
    m_ui->setupUi(this);
    const QDateTime today(QDate::currentDate(), QTime(0, 0));
    m_ui->fromDateTimeEdit->setDateTime(today);
    m_ui->untilDateTimeEdit->setDateTime(today.addDays(1));
    enableFields();
    connect(&m_sessions, &QFutureWatcherBase::finished, this, &ContentsPage::listSessions);
    connect(&m_members, &QFutureWatcherBase::finished, this, &ContentsPage::listMembers);
    connect(m_ui->sessionsListWidget, &CheckList::tickedChanged, this, &ContentsPage::followSessions);
    for (const CheckList *list : {m_ui->channelsListWidget, m_ui->participantsListWidget})
        connect(list, &CheckList::tickedChanged, this, &ContentsPage::changed);
    for (const QSpinBox *box : {m_ui->firstRoundSpinBox, m_ui->lastRoundSpinBox})
        connect(box, &QSpinBox::valueChanged, this, &ContentsPage::changed);
    for (const QDateTimeEdit *edit : {m_ui->fromDateTimeEdit, m_ui->untilDateTimeEdit})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &ContentsPage::changed);
    for (const QCheckBox *box : {m_ui->fromCheckBox, m_ui->untilCheckBox, m_ui->withHiddenCheckBox, m_ui->withExperimenterCheckBox}) {
        connect(box, &QCheckBox::toggled, this, &ContentsPage::enableFields);
        connect(box, &QCheckBox::toggled, this, &ContentsPage::changed);
    }
    refresh();
}

ContentsPage::~ContentsPage()
{
    m_members.cancel();
}

void ContentsPage::refresh()
{
    m_sessions.setFuture(m_archive->sessions());
}

void ContentsPage::listSessions()
{
    if (m_sessions.future().resultCount() == 0)
        return;
    const Result<QList<SessionSummary>> sessions = m_sessions.result();
    if (!sessions) {
        emit failed(tr("The list of sessions cannot be read: %1").arg(sessions.error().text));
        return;
    }
    m_summaries = *sessions;
    QList<Choice> choices;
    for (const SessionSummary &session : *sessions)
        choices.append({exportedSessionName(session), session.code});
    m_ui->sessionsListWidget->setChoices(choices);
}

void ContentsPage::suggest(const QString &code, const QString &title)
{
    const bool isListed = std::any_of(m_summaries.cbegin(), m_summaries.cend(), [&code](const SessionSummary &each) { return each.code == code; });
    if (!isListed && !code.isEmpty())
        m_ui->sessionsListWidget->setChoices({{title, code}});
    m_ui->sessionsListWidget->tick({code});
}

/// Channels and participants are those of one session.
void ContentsPage::followSessions()
{
    const QStringList codes = m_ui->sessionsListWidget->ticked();
    const QString code = codes.size() == 1 ? codes.constFirst() : QString();
    const auto summary = std::find_if(m_summaries.cbegin(), m_summaries.cend(), [&code](const SessionSummary &each) { return each.code == code; });
    const bool isOne = summary != m_summaries.cend();
    if (code != m_shownCode || !isOne) {
        m_shownCode = isOne ? code : QString();
        m_ui->channelsListWidget->setChoices({});
        m_ui->participantsListWidget->setChoices({});
        m_members.cancel();
        if (isOne)
            m_members.setFuture(m_archive->session(summary->id));
    }
    m_ui->membersNoteLabel->setVisible(!isOne);
    enableFields();
    emit changed();
}

void ContentsPage::listMembers()
{
    if (m_members.isCanceled() || m_members.future().resultCount() == 0 || !m_members.result())
        return;
    const SessionState state = *m_members.result();
    const Session &session = state.session();
    QList<Choice> channels, participants;
    for (int channel = 1; channel <= session.channels.size(); ++channel)
        channels.append({session.channelName(channel), session.channel(channel).name});
    for (int participant = 1; participant <= session.numParticipants(); ++participant) {
        const QString &label = state.participant(participant).label;
        const QString name = tr("P%1").arg(session.exportedNumber(participant)) + (label.isEmpty() ? QString() : u" · "_s + label);
        participants.append({name + u" · "_s + session.participant(participant).code, session.participant(participant).code});
    }
    m_ui->channelsListWidget->setChoices(channels);
    m_ui->participantsListWidget->setChoices(participants);
    enableFields();
}

void ContentsPage::enableFields()
{
    m_ui->fromDateTimeEdit->setEnabled(m_ui->fromCheckBox->isChecked());
    m_ui->untilDateTimeEdit->setEnabled(m_ui->untilCheckBox->isChecked());
    for (CheckList *list : {m_ui->channelsListWidget, m_ui->participantsListWidget})
        list->setEnabled(!m_shownCode.isEmpty());
}

void ContentsPage::choose(const ExportRequest &request)
{
    const ExportChoice &choice = request.choice;
    m_ui->channelsListWidget->tick(choice.channels);
    m_ui->participantsListWidget->tick(choice.participants);
    m_ui->firstRoundSpinBox->setValue(choice.firstRound);
    m_ui->lastRoundSpinBox->setValue(choice.lastRound);
    m_ui->fromCheckBox->setChecked(choice.fromMs != 0);
    m_ui->untilCheckBox->setChecked(choice.untilMs != 0);
    if (choice.fromMs != 0)
        m_ui->fromDateTimeEdit->setDateTime(QDateTime::fromMSecsSinceEpoch(choice.fromMs));
    if (choice.untilMs != 0)
        m_ui->untilDateTimeEdit->setDateTime(QDateTime::fromMSecsSinceEpoch(choice.untilMs));
    m_ui->withHiddenCheckBox->setChecked(choice.withHidden);
    m_ui->withExperimenterCheckBox->setChecked(choice.withExperimenter);
}

void ContentsPage::readInto(ExportRequest &request) const
{
    request.sessions = m_ui->sessionsListWidget->ticked();
    ExportChoice &choice = request.choice;
    choice.channels = m_ui->channelsListWidget->ticked();
    choice.participants = m_ui->participantsListWidget->ticked();
    choice.firstRound = m_ui->firstRoundSpinBox->value();
    choice.lastRound = m_ui->lastRoundSpinBox->value();
    choice.fromMs = m_ui->fromCheckBox->isChecked() ? m_ui->fromDateTimeEdit->dateTime().toMSecsSinceEpoch() : 0;
    choice.untilMs = m_ui->untilCheckBox->isChecked() ? m_ui->untilDateTimeEdit->dateTime().toMSecsSinceEpoch() : 0;
    choice.withHidden = m_ui->withHiddenCheckBox->isChecked();
    choice.withExperimenter = m_ui->withExperimenterCheckBox->isChecked();
}

QString ContentsPage::title() const
{
    const auto summary = std::find_if(m_summaries.cbegin(), m_summaries.cend(), [this](const SessionSummary &each) { return each.code == m_shownCode; });
    return summary == m_summaries.cend() ? QString() : summary->title;
}

} // namespace LabChat
