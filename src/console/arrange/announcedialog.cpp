// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/announcedialog.h"

#include "console/arrange/audiencefields.h"
#include "console/operator/operatoractions.h"
#include "console/session/audiences.h"
#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/firstentry.h"
#include "console/widgets/symbolicon.h"
#include "console/widgets/wrappedheight.h"
#include "ui_announcedialog.h"

#include <QtCore/QStringListModel>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

AnnounceDialog::AnnounceDialog(OperatorActions *actions, Preferences *preferences, const WatchedSession *watched,
                               const std::optional<Audience> &likely, const QList<int> &selected, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AnnounceDialog>())
    , m_actions(actions)
    , m_preferences(preferences)
    , m_watched(watched)
    , m_awaited(actions, nullptr)
    , m_presets(new QStringListModel(preferences->values().announcements, this))
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    setWindowTitle(tr("Announce in %1", "a session").arg(sessionTitle(*watched)));
    m_ui->presetsListView->setModel(m_presets);
    m_ui->announceReasonComboBox->addItems(actions->offeredReasons(u"announce"_s));
    m_ui->announceReasonComboBox->setCurrentIndex(-1);
    m_ui->announceReasonComboBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_ui->announceReasonComboBox->lineEdit()->setMaxLength(500);
    m_ui->announceReasonComboBox->lineEdit()->setPlaceholderText(tr("for the log; optional"));
    new FirstEntry(m_ui->announceReasonComboBox);
    m_ui->announceProblemLabel->hide();
    QPushButton *announce = m_ui->announceButtonBox->button(QDialogButtonBox::Ok);
    announce->setText(tr("&Announce"));
    announce->setToolTip(tr("Shows the announcement at once (Ctrl+Return)"));
    announce->setDefault(true);

    m_audience = new AudienceFields(m_ui->audienceKindComboBox, m_ui->audienceComboBox, this);
    connect(m_audience, &AudienceFields::changed, this, &AnnounceDialog::showReached);
    aim(likely, selected);
    showName();
    showWhetherElsewhere();
    connect(m_ui->announcementPlainTextEdit, &QPlainTextEdit::textChanged, this, &AnnounceDialog::showWhetherSendable);
    connect(m_ui->presetsListView, &QListView::clicked, this, [this](const QModelIndex &index) { usePreset(index.data().toString()); });
    connect(m_ui->presetsListView, &QListView::activated, this, [this](const QModelIndex &index) { usePreset(index.data().toString()); });
    connect(m_ui->presetsListView->selectionModel(), &QItemSelectionModel::currentChanged, this, &AnnounceDialog::showWhetherSendable);
    connect(m_ui->keepPresetPushButton, &QPushButton::clicked, this, &AnnounceDialog::keepPreset);
    connect(m_ui->removePresetPushButton, &QPushButton::clicked, this, &AnnounceDialog::removePreset);
    connect(m_ui->announceButtonBox, &QDialogButtonBox::accepted, this, &AnnounceDialog::send);
    connect(m_ui->announceButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_preferences, &Preferences::changed, this, &AnnounceDialog::showName);
    connect(&m_awaited, &AwaitedEvent::committed, this, &QDialog::accept);
    connect(&m_awaited, &AwaitedEvent::refused, this, &AnnounceDialog::reportRefused);
    if (likely)
        m_ui->announcementPlainTextEdit->setFocus();
    else
        m_ui->audienceKindComboBox->setFocus();
    showWhetherSendable();
}

AnnounceDialog::~AnnounceDialog() = default;

/// The text edit uses Return itself, but not Ctrl+Return.
void AnnounceDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier))
        m_ui->announceButtonBox->button(QDialogButtonBox::Ok)->click();
    else
        QDialog::keyPressEvent(event);
}

void AnnounceDialog::refresh()
{
    if (!m_awaited.isWaiting())
        m_audience->refresh();
    showReached();
    showWhetherElsewhere();
}

void AnnounceDialog::aim(const std::optional<Audience> &likely, const QList<int> &selected)
{
    if (m_awaited.isWaiting())
        return;
    m_audience->offer(m_watched->state(), likely, selected);
}

void AnnounceDialog::showWhetherElsewhere()
{
    m_ui->elsewhereLabel->setText(tr("For %1. The window shows another session.").arg(sessionTitle(*m_watched)), Accent::Warning);
    m_ui->elsewhereLabel->setVisible(m_actions->watched() != m_watched);
}

QString AnnounceDialog::text() const
{
    return m_ui->announcementPlainTextEdit->toPlainText().trimmed();
}

/// Nobody as long as nobody was chosen.
QList<int> AnnounceDialog::reached() const
{
    const std::optional<Audience> audience = m_audience->audience();
    return audience ? reachedBy(m_watched->state(), *audience) : QList<int>();
}

void AnnounceDialog::showReached()
{
    if (!m_audience->audience()) {
        m_ui->reachesLabel->setText(tr("Choose who receives the announcement."));
        showWhetherSendable();
        return;
    }
    const QList<int> reached = this->reached();
    const auto online = std::count_if(reached.begin(), reached.end(), [this](int participant) { return m_watched->isOnline(participant); });
    const QString reaches = tr("Reaches %Ln participants", nullptr, int(reached.size()));
    m_ui->reachesLabel->setText(reached.isEmpty() ? tr("Nobody would receive this announcement.")
                                : m_audience->audience()->kind == Audience::Kind::All
                                    ? tr("%1, %2 of them online.").arg(reaches, numberText(online))
                                    : tr("%1, %2 of them online: %3").arg(reaches, numberText(online), placesText(reached)));
    showWhetherSendable();
}

void AnnounceDialog::showName()
{
    const QString name = m_preferences->values().experimenterName;
    m_ui->announcedAsLabel->setText(
        tr("Participants see “%1” as the sender. Participants who are offline now see it when they come back to the same page.").arg(name));
    if (m_presets->stringList() != m_preferences->values().announcements)
        m_presets->setStringList(m_preferences->values().announcements);
}

void AnnounceDialog::showWhetherSendable()
{
    const bool runs = !m_watched->state().ended();
    const bool idle = !m_awaited.isWaiting();
    QPushButton *announce = m_ui->announceButtonBox->button(QDialogButtonBox::Ok);
    announce->setEnabled(runs && idle && !text().isEmpty() && !reached().isEmpty());
    m_ui->announcementPlainTextEdit->setReadOnly(!idle);
    m_ui->keepPresetPushButton->setEnabled(!text().isEmpty() && !m_presets->stringList().contains(text()));
    m_ui->removePresetPushButton->setEnabled(m_ui->presetsListView->currentIndex().isValid());
}

/// Replaces the text if it is one of the saved texts; otherwise adds to it, so that nothing typed is lost.
void AnnounceDialog::usePreset(const QString &preset)
{
    QTextCursor cursor = m_ui->announcementPlainTextEdit->textCursor();
    if (text().isEmpty() || m_presets->stringList().contains(text()))
        cursor.select(QTextCursor::Document);
    cursor.insertText(preset);
    m_ui->announcementPlainTextEdit->setTextCursor(cursor);
    m_ui->announcementPlainTextEdit->setFocus();
}

void AnnounceDialog::keepPreset()
{
    PreferenceValues values = m_preferences->values();
    values.announcements.append(text());
    m_preferences->setValues(values);
    m_ui->presetsListView->setCurrentIndex(m_presets->index(m_presets->rowCount() - 1));
    showWhetherSendable();
}

void AnnounceDialog::removePreset()
{
    PreferenceValues values = m_preferences->values();
    values.announcements.removeAt(m_ui->presetsListView->currentIndex().row());
    m_preferences->setValues(values);
    showWhetherSendable();
}

void AnnounceDialog::send()
{
    const std::optional<Audience> audience = m_audience->audience();
    if (m_awaited.isWaiting() || !audience)
        return;
    m_ui->announceProblemLabel->hide();
    const QString reason = m_ui->announceReasonComboBox->currentText().trimmed();
    m_actions->rememberReason(u"announce"_s, reason);
    m_awaited.send(m_watched->session().id, Announce{*audience, {m_preferences->values().experimenterName, text()}}, reason);
    showWhetherSendable();
}

void AnnounceDialog::reportRefused(const QString &text)
{
    m_ui->announceProblemLabel->showText(text, Accent::Bad);
    showWhetherSendable();
}

} // namespace LabChat
