// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/newsessiondialog.h"

#include "console/lab/durationfields.h"
#include "console/lab/groupshuffle.h"
#include "console/lab/previewmaker.h"
#include "console/lab/studiesmodel.h"
#include "console/lab/studydelegate.h"
#include "console/lab/studyduplicator.h"
#include "console/lab/studyproblemspanel.h"
#include "console/widgets/filedialogs.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/headingfont.h"
#include "console/widgets/symbolicon.h"
#include "console/widgets/texttablemodel.h"
#include "console/widgets/texttableview.h"
#include "ui_newsessiondialog.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

QString draggedStudyFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    const QString path = urls.size() == 1 ? urls.constFirst().toLocalFile() : QString();
    return path.endsWith(".study.json"_L1, Qt::CaseInsensitive) ? path : QString();
}

NewSessionDialog::NewSessionDialog(const QStringList &rooms, const QStringList &recentFiles, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::NewSessionDialog>())
    , m_studies(new StudiesModel(recentFiles, this))
    , m_groups(new TextTableModel({tr("Round"), tr("Group"), tr("Members")}, this))
    , m_pages(new TextTableModel({tr("Page"), tr("Rounds"), tr("Ends"), tr("Chats and choices")}, this))
    , m_channels(new TextTableModel({tr("Channel"), tr("Page and chat"), tr("Members")}, this))
    , m_previewMaker(new PreviewMaker(this))
    , m_reader(new StudyReader(this))
{
    m_ui->setupUi(this);
    m_durations = new DurationFields(m_ui->durationsFormLayout, this);
    m_shuffle = new GroupShuffle(m_ui->shufflePushButton, m_ui->unshufflePushButton, this);
    m_duplicator = new StudyDuplicator(m_ui->copyOutcomeLabel, this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    setHeading(m_ui->studyTitleLabel, 1.25);
    const int digit = fontMetrics().averageCharWidth();
    m_ui->verdictLabel->setMinimumHeight(fontMetrics().height() * 2);
    m_ui->studiesListView->setModel(m_studies);
    m_ui->studiesListView->setItemDelegate(new StudyDelegate(this));
    showTextTable(m_ui->groupsPreviewTreeView, m_groups, {9, 9});
    showTextTable(m_ui->pagesPreviewTreeView, m_pages, {30, 9, 24});
    showTextTable(m_ui->channelsPreviewTreeView, m_channels, {22, 26});
    m_ui->previewSplitter->setStretchFactor(0, 2);
    m_ui->previewSplitter->setStretchFactor(1, 3);
    m_ui->previewSplitter->setStretchFactor(2, 3);
    QPushButton *start = m_ui->newSessionButtonBox->button(QDialogButtonBox::Ok);
    start->setText(tr("Star&t session"));
    start->setToolTip(tr("Starts the session; its links work at once"));
    m_ui->roomComboBox->addItem(tr("No room"), QString());
    for (const QString &room : rooms)
        m_ui->roomComboBox->addItem(room, room);
    m_ui->durationsScrollArea->setFixedHeight(m_ui->numbersFormLayout->sizeHint().height()); // if there are more, they scroll
    fitToScreen(this, {digit * 190, fontMetrics().height() * 42});
    m_ui->studiesListView->setFixedWidth(qMin(digit * 52 + style()->pixelMetric(QStyle::PM_ScrollBarExtent), width() / 3)); // the preview needs the rest
    wire();
    m_ui->studiesListView->setCurrentIndex(m_studies->firstStudy());
    m_ui->studiesListView->setFocus();
}

NewSessionDialog::~NewSessionDialog() = default;

void NewSessionDialog::wire()
{
    connect(m_ui->studiesListView->selectionModel(), &QItemSelectionModel::currentChanged, this, &NewSessionDialog::showChosen);
    connect(m_ui->openStudyPushButton, &QPushButton::clicked, this, &NewSessionDialog::chooseFile);
    connect(m_ui->duplicateStudyPushButton, &QPushButton::clicked, this,
            [this] { m_duplicator->ask(m_ui->studiesListView->currentIndex().data(StudiesModel::NameRole).toString()); });
    connect(m_duplicator, &StudyDuplicator::copied, this, [this](const QString &path) {
        openFile(path);
        emit editRequested(path);
    });
    connect(m_ui->editStudyPushButton, &QPushButton::clicked, this, [this] { emit editRequested(chosenFile()); });
    connect(m_shuffle, &GroupShuffle::changed, this, &NewSessionDialog::judge);
    connect(m_ui->helpLineCheckBox, &QCheckBox::toggled, this, &NewSessionDialog::judge);
    connect(m_ui->checkAgainPushButton, &QPushButton::clicked, this, &NewSessionDialog::readChosen);
    for (const QSpinBox *number : {m_ui->participantsSpinBox, m_ui->groupSizeSpinBox, m_ui->roundsSpinBox})
        connect(number, &QSpinBox::valueChanged, this, &NewSessionDialog::judge);
    connect(m_ui->roomComboBox, &QComboBox::currentIndexChanged, this, &NewSessionDialog::showMade);
    connect(m_durations, &DurationFields::changed, this, &NewSessionDialog::judge);
    connect(m_reader, &StudyReader::fileRead, this, &NewSessionDialog::showFile);
    connect(m_reader, &StudyReader::foundChanged, this, &NewSessionDialog::showChangedFile);
    connect(m_reader, &StudyReader::foundUnchanged, this, [this] {
        if (std::exchange(m_isStartWanted, false))
            request();
    });
    connect(m_previewMaker, &PreviewMaker::made, this, &NewSessionDialog::showPreview);
    connect(m_previewMaker, &PreviewMaker::failed, this, &NewSessionDialog::showRefusal); // for example, a template gives an invalid channel name
    connect(m_ui->newSessionButtonBox, &QDialogButtonBox::accepted, this, &NewSessionDialog::request);
    connect(m_ui->newSessionButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void NewSessionDialog::openFile(const QString &path)
{
    const QModelIndex file = m_studies->addFile(path);
    emit fileOpened(path);
    if (file == m_ui->studiesListView->currentIndex())
        readChosen();
    else
        m_ui->studiesListView->setCurrentIndex(file);
}

void NewSessionDialog::describeRoom(const QString &room, const RoomFacts &facts)
{
    m_roomFacts.insert(room, facts);
    showMade();
}

void NewSessionDialog::showWaiting(const QString &room, int count)
{
    if (const int row = m_ui->roomComboBox->findData(room); row > 0)
        m_ui->roomComboBox->setItemText(row, count == 0 ? room : tr("%1 – %2", "a room, how many wait").arg(room, tr("%Ln waiting", nullptr, count)));
}

void NewSessionDialog::chooseFile()
{
    const QString folder = QFileInfo(chosenFile()).path();
    QFileDialog *dialog = openFileDialog({u"studyFileDialog"_s, tr("Open a study"), tr("Studies (*.study.json);;JSON files (*.json);;All files (*)")},
                                         chosenFile().isEmpty() || !QDir(folder).exists() ? usualFolder() : folder, this);
    connect(dialog, &QFileDialog::fileSelected, this, &NewSessionDialog::openFile);
    dialog->open();
}

QString NewSessionDialog::chosenFile() const
{
    return m_ui->studiesListView->currentIndex().data(StudiesModel::PathRole).toString();
}

void NewSessionDialog::showChosen()
{
    const bool isFile = !chosenFile().isEmpty();
    m_ui->checkAgainPushButton->setEnabled(isFile);
    m_ui->editStudyPushButton->setEnabled(isFile);
    m_ui->duplicateStudyPushButton->setEnabled(!isFile);
    m_lastStudy.reset();
    m_shuffle->forget();
    m_isStartWanted = false;
    m_reader->choose(chosenFile());
    if (const auto study = m_studies->shippedStudy(m_ui->studiesListView->currentIndex()))
        showStudy(*study);
    else
        readChosen();
}

void NewSessionDialog::readChosen()
{
    m_study.reset();
    m_ui->studyStackedWidget->setCurrentWidget(m_ui->readingPageWidget);
    judge();
    m_reader->read();
}

void NewSessionDialog::showFile(const StudyFile &file)
{
    if (file.study) {
        const std::optional<Study> before = m_lastStudy;
        const StudyChanges chosen = changes();
        showStudy(*file.study);
        if (before)
            choose(chosen, *before);
        return;
    }
    m_study.reset();
    m_ui->problemsPanel->showProblems(file.study.error(), file.text);
    m_ui->studyStackedWidget->setCurrentWidget(m_ui->problemsPanel);
    judge();
}

/// When the operator comes back from an editor, the file is read again.
void NewSessionDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_reader->lookAgain();
}

void NewSessionDialog::showChangedFile(const StudyFile &file)
{
    m_isStartWanted = false;
    if (qobject_cast<QPushButton *>(focusWidget()))
        m_ui->studiesListView->setFocus(); // the button would do something else now
    showFile(file);
}

/// Keeps the numbers that the operator had changed; the others come from the file.
void NewSessionDialog::choose(const StudyChanges &chosen, const Study &before)
{
    if (chosen.numParticipants != before.numParticipants)
        m_ui->participantsSpinBox->setValue(chosen.numParticipants);
    if (chosen.playersPerGroup != before.playersPerGroup)
        m_ui->groupSizeSpinBox->setValue(chosen.playersPerGroup);
    if (chosen.numRounds != before.numRounds)
        m_ui->roundsSpinBox->setValue(chosen.numRounds);
    if (chosen.helpLine != before.helpLine)
        m_ui->helpLineCheckBox->setChecked(chosen.helpLine);
    m_durations->restore(chosen.durationsS, before);
}

void NewSessionDialog::showStudy(const Study &study)
{
    m_lastStudy = study;
    m_study.reset(); // while the boxes change one after the other
    m_ui->participantsSpinBox->setValue(study.numParticipants);
    m_ui->groupSizeSpinBox->setValue(study.playersPerGroup);
    m_ui->roundsSpinBox->setValue(study.numRounds);
    m_ui->helpLineCheckBox->setChecked(study.helpLine);
    m_study = study;
    m_ui->studyTitleLabel->setText(study.title);
    m_ui->studyTitleLabel->setToolTip(tr("“%1” in the channels' names").arg(study.name));
    m_durations->setStudy(study);
    m_ui->studyStackedWidget->setCurrentWidget(m_ui->studyPageWidget);
    judge();
}

StudyChanges NewSessionDialog::changes() const
{
    return {m_ui->participantsSpinBox->value(), m_ui->groupSizeSpinBox->value(), m_ui->roundsSpinBox->value(), m_durations->values(),
            m_ui->helpLineCheckBox->isChecked()};
}

void NewSessionDialog::judge()
{
    m_wish.reset();
    m_made.clear();
    showWarnings();
    m_previewMaker->forget();
    QPushButton *start = m_ui->newSessionButtonBox->button(QDialogButtonBox::Ok);
    if (!m_study) {
        start->setEnabled(false);
        return;
    }
    const Result<Study> wish = m_shuffle->applied(withChanges(*m_study, changes()));
    start->setEnabled(wish.has_value());
    if (!wish) {
        showRefusal(wish.error());
        return;
    }
    m_wish = *wish;
    m_ui->verdictLabel->setText(tr("Result: %Ln groups in each round. Calculating the groups…", nullptr, wish->numGroups()));
    m_previewMaker->make(*wish);
}

void NewSessionDialog::showPreview(const SessionPreview &preview)
{
    m_groups->setRows(preview.groups, preview.numGroups);
    m_channels->setRows(preview.channels, preview.numChannels);
    m_pages->setRows(preview.pages, preview.pages.size());
    m_durations->showTitles(preview.pageTitles);
    const QString made = tr("Result: %1 and %2.", "groups, channels")
                             .arg(tr("%Ln groups", nullptr, int(preview.numGroups)), tr("%Ln channels", nullptr, int(preview.numChannels)));
    m_made = made;
    if (m_wish && drawsAgain(*m_wish))
        m_made = tr("%1 This is an example: the groups or treatments are drawn again when the session starts.").arg(made);
    else if (m_shuffle->isDrawn())
        m_made = tr("%1 The groups were drawn at random; the session starts with exactly these.").arg(made);
    if (m_wish && makesGroupsByArrival(*m_wish)) // whatever is drawn
        m_made = tr("%1 Who gets which place is decided by the order of arrival.").arg(m_made);
    showMade();
}

void NewSessionDialog::showMade()
{
    if (m_made.isEmpty())
        return;
    QStringList notes{m_made, roomNote(), warningNote()};
    notes.removeAll(QString());
    m_ui->verdictLabel->setText(notes.join(u' '));
    showWarnings();
}

/// All of them, one on each line; if there are many, they scroll.
void NewSessionDialog::showWarnings()
{
    constexpr int mostLines = 4;
    const QStringList warnings = m_wish && !m_made.isEmpty() ? m_wish->warnings : QStringList();
    QPlainTextEdit *shown = m_ui->warningsPlainTextEdit;
    if (shown->toPlainText() != warnings.join(u'\n'))
        shown->setPlainText(warnings.join(u'\n'));
    shown->setVisible(!warnings.isEmpty());
    const int around = 2 * shown->frameWidth() + 2 * int(shown->document()->documentMargin());
    shown->setFixedHeight(qMin(mostLines, int(warnings.size()) + 1) * shown->fontMetrics().lineSpacing() + around);
}

QString NewSessionDialog::roomNote() const
{
    const RoomFacts room = m_roomFacts.value(m_ui->roomComboBox->currentData().toString());
    QStringList notes;
    if (!room.runningSession.isEmpty())
        notes.append(tr("%1 is running in this room. From now on the room leads to the new session instead.").arg(room.runningSession));
    if (room.numLabels > 0 && room.numLabels < m_ui->participantsSpinBox->value())
        notes.append(tr("The room has %Ln labels: the other places need their own links.", nullptr, room.numLabels));
    return notes.join(u' ');
}

QString NewSessionDialog::warningNote() const
{
    if (!m_wish || m_wish->warnings.isEmpty())
        return {};
    return tr("The texts of the pages have %Ln warnings:", nullptr, int(m_wish->warnings.size()));
}

/// A session cannot be made with these numbers.
void NewSessionDialog::showRefusal(const Error &error)
{
    m_wish.reset();
    m_made.clear();
    showWarnings();
    m_ui->newSessionButtonBox->button(QDialogButtonBox::Ok)->setEnabled(false);
    m_groups->setRows({}, 0);
    m_channels->setRows({}, 0);
    m_pages->setRows({}, 0);
    m_ui->verdictLabel->setText(error.text, Accent::Bad);
}

void NewSessionDialog::request()
{
    if (!m_wish)
        return;
    if (m_reader->isLookingAgain()) { // the click on Start may be the first one after editing the file
        m_isStartWanted = true;
        return;
    }
    emit sessionRequested({*m_wish, m_ui->roomComboBox->currentData().toString()});
    accept();
}

void NewSessionDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedStudyFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void NewSessionDialog::dropEvent(QDropEvent *event)
{
    openFile(draggedStudyFile(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace LabChat
