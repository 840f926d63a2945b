// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/newsessiondialog.h"

#include "console/lab/previewmaker.h"
#include "console/lab/studiesmodel.h"
#include "console/lab/studydelegate.h"
#include "console/lab/studyproblemspanel.h"
#include "console/widgets/accents.h"
#include "console/widgets/symbolicon.h"
#include "console/widgets/texttablemodel.h"
#include "console/widgets/texttableview.h"
#include "core/study/studyjson.h"
#include "core/study/studytext.h"
#include "ui_newsessiondialog.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtGui/QDropEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestDurationS = 86400;

QFont heading(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    return font;
}

/// In the thread pool.
StudyFile readWithText(const QString &path)
{
    const auto text = readStudyText(path);
    if (!text)
        return {path, tl::unexpected(QList<StudyProblem>{{{}, text.error().text}}), {}};
    return {path, parseStudy(*text, path), QString::fromUtf8(*text)};
}

/// Bodies and style sheets are files of their own.
bool isSame(const StudyFile &a, const StudyFile &b)
{
    if (a.path != b.path || a.text != b.text || a.study.has_value() != b.study.has_value())
        return false;
    return a.study ? studyToJson(*a.study) == studyToJson(*b.study) : asError(a.study.error()).text == asError(b.study.error()).text;
}

} // namespace

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
    , m_channels(new TextTableModel({tr("Channel"), tr("Page and chat"), tr("Members")}, this))
    , m_previewMaker(new PreviewMaker(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    m_ui->studyTitleLabel->setFont(heading(font()));
    const int digit = fontMetrics().averageCharWidth();
    m_ui->verdictLabel->setMinimumHeight(fontMetrics().height() * 2);
    m_ui->studiesListView->setFixedWidth(digit * 52 + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    m_ui->studiesListView->setModel(m_studies);
    m_ui->studiesListView->setItemDelegate(new StudyDelegate(this));
    showTextTable(m_ui->groupsPreviewTreeView, m_groups, {9, 9});
    showTextTable(m_ui->channelsPreviewTreeView, m_channels, {22, 26});
    QPushButton *start = m_ui->newSessionButtonBox->button(QDialogButtonBox::Ok);
    start->setText(tr("Star&t session"));
    start->setToolTip(tr("Starts the session; its links work at once"));
    m_ui->roomComboBox->addItem(tr("No room"), QString());
    for (const QString &room : rooms)
        m_ui->roomComboBox->addItem(room, room);
    m_ui->durationsScrollArea->setFixedHeight(m_ui->numbersFormLayout->sizeHint().height()); // more of them scroll
    const QSize available = screen()->availableSize();
    resize(qMin(digit * 190, available.width() * 92 / 100), qMin(fontMetrics().height() * 42, available.height() * 86 / 100));
    wire();
    m_ui->studiesListView->setCurrentIndex(m_studies->firstStudy());
    m_ui->studiesListView->setFocus();
}

NewSessionDialog::~NewSessionDialog() = default;

void NewSessionDialog::wire()
{
    connect(m_ui->studiesListView->selectionModel(), &QItemSelectionModel::currentChanged, this, &NewSessionDialog::showChosen);
    connect(m_ui->openStudyPushButton, &QPushButton::clicked, this, &NewSessionDialog::chooseFile);
    connect(m_ui->checkAgainPushButton, &QPushButton::clicked, this, &NewSessionDialog::readChosen);
    for (const QSpinBox *number : {m_ui->participantsSpinBox, m_ui->groupSizeSpinBox, m_ui->roundsSpinBox})
        connect(number, &QSpinBox::valueChanged, this, &NewSessionDialog::judge);
    connect(m_ui->roomComboBox, &QComboBox::currentIndexChanged, this, &NewSessionDialog::showMade);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &NewSessionDialog::finishReading);
    connect(&m_lookingAgain, &QFutureWatcherBase::finished, this, &NewSessionDialog::finishLookingAgain);
    connect(m_previewMaker, &PreviewMaker::made, this, &NewSessionDialog::showPreview);
    connect(m_previewMaker, &PreviewMaker::failed, this, &NewSessionDialog::showRefusal); // a channel's name, a template
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
    const QString chosen = chosenFile();
    const QString folder = chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : QFileInfo(chosen).path();
    auto *dialog = new QFileDialog(this, tr("Open a study"), QDir(folder).exists() ? folder : QDir::homePath(),
                                   tr("Studies (*.study.json);;JSON files (*.json);;All files (*)"));
    dialog->setObjectName(u"studyFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &NewSessionDialog::openFile);
    dialog->open();
}

QString NewSessionDialog::chosenFile() const
{
    return m_ui->studiesListView->currentIndex().data(StudiesModel::PathRole).toString();
}

void NewSessionDialog::showChosen()
{
    m_ui->checkAgainPushButton->setEnabled(!chosenFile().isEmpty());
    m_lastStudy.reset();
    m_isLookingAgain = false; // at what was chosen before
    m_isStartWanted = false;
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
    m_reading.setFuture(QtConcurrent::run(readWithText, chosenFile()));
}

void NewSessionDialog::finishReading()
{
    const StudyFile file = m_reading.result();
    if (file.path == chosenFile()) // nothing else was chosen meanwhile
        showFile(file);
}

void NewSessionDialog::showFile(const StudyFile &file)
{
    m_shownFile = file;
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

/// Who comes back from an editor finds the file as it is now.
void NewSessionDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        lookAgain();
}

void NewSessionDialog::lookAgain()
{
    const QString path = chosenFile();
    m_isLookingAgain = !path.isEmpty() && path == m_shownFile.path;
    if (m_isLookingAgain)
        m_lookingAgain.setFuture(QtConcurrent::run(readWithText, path));
}

void NewSessionDialog::finishLookingAgain()
{
    m_isLookingAgain = false;
    const bool isStartWanted = std::exchange(m_isStartWanted, false);
    const StudyFile file = m_lookingAgain.result();
    if (file.path != chosenFile())
        return; // something else was chosen meanwhile
    if (!isSame(file, m_shownFile)) {
        if (qobject_cast<QPushButton *>(focusWidget()))
            m_ui->studiesListView->setFocus(); // what the button would do is another thing now
        showFile(file);
    } else if (isStartWanted) {
        request();
    }
}

/// The numbers that the operator had changed stay; the others are the file's, as it is now.
void NewSessionDialog::choose(const StudyChanges &chosen, const Study &before)
{
    if (chosen.numParticipants != before.numParticipants)
        m_ui->participantsSpinBox->setValue(chosen.numParticipants);
    if (chosen.playersPerGroup != before.playersPerGroup)
        m_ui->groupSizeSpinBox->setValue(chosen.playersPerGroup);
    if (chosen.numRounds != before.numRounds)
        m_ui->roundsSpinBox->setValue(chosen.numRounds);
    for (auto it = m_durations.begin(); it != m_durations.end(); ++it) {
        const auto wasThere = std::find_if(before.pages.begin(), before.pages.end(), [&](const PageSpec &page) { return page.name == m_study->pages.at(it.key()).name; });
        const int index = int(wasThere - before.pages.begin());
        if (wasThere != before.pages.end() && chosen.durationsS.value(index, wasThere->durationS) != wasThere->durationS)
            it.value()->setValue(chosen.durationsS.value(index));
    }
}

void NewSessionDialog::showStudy(const Study &study)
{
    m_lastStudy = study;
    m_study.reset(); // while the boxes change, one by one
    m_ui->participantsSpinBox->setValue(study.numParticipants);
    m_ui->groupSizeSpinBox->setValue(study.playersPerGroup);
    m_ui->roundsSpinBox->setValue(study.numRounds);
    m_study = study;
    m_ui->studyTitleLabel->setText(study.title);
    m_ui->studyTitleLabel->setToolTip(tr("“%1” in the channels' names").arg(study.name));
    showDurations();
    m_ui->studyStackedWidget->setCurrentWidget(m_ui->studyPageWidget);
    judge();
}

void NewSessionDialog::showDurations()
{
    m_durations.clear();
    while (m_ui->durationsFormLayout->rowCount() > 0)
        m_ui->durationsFormLayout->removeRow(0);
    for (int page = 0; page < m_study->pages.size(); ++page) {
        const PageSpec &spec = m_study->pages.at(page);
        if (spec.ends != PageEnd::Timer)
            continue;
        auto *duration = new QSpinBox(m_ui->durationsWidget);
        duration->setObjectName(u"durationSpinBox%1"_s.arg(page));
        duration->setRange(1, longestDurationS);
        duration->setSuffix(tr(" s", "seconds, after a number"));
        duration->setValue(spec.durationS);
        duration->setAccessibleName(tr("Duration of %1").arg(pageTitle(spec)));
        duration->setToolTip(tr("How long a participant stays on this page, in seconds"));
        connect(duration, &QSpinBox::valueChanged, this, &NewSessionDialog::judge);
        auto *label = new QLabel(tr("“%1” lasts", "a page; its duration follows").arg(pageTitle(spec)), m_ui->durationsWidget);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(duration);
        m_ui->durationsFormLayout->addRow(label, duration);
        m_durations.insert(page, duration);
    }
}

StudyChanges NewSessionDialog::changes() const
{
    StudyChanges changes{m_ui->participantsSpinBox->value(), m_ui->groupSizeSpinBox->value(), m_ui->roundsSpinBox->value(), {}};
    for (auto it = m_durations.begin(); it != m_durations.end(); ++it)
        changes.durationsS.insert(it.key(), it.value()->value());
    return changes;
}

void NewSessionDialog::judge()
{
    m_wish.reset();
    m_made.clear();
    m_previewMaker->forget();
    QPushButton *start = m_ui->newSessionButtonBox->button(QDialogButtonBox::Ok);
    if (!m_study) {
        start->setEnabled(false);
        return;
    }
    const Result<Study> wish = withChanges(*m_study, changes());
    start->setEnabled(wish.has_value());
    if (!wish) {
        showRefusal(wish.error());
        return;
    }
    m_wish = *wish;
    showVerdict(tr("This makes %Ln groups in each round. Working out who is with whom…", nullptr, wish->numGroups()), false);
    m_previewMaker->make(*wish);
}

void NewSessionDialog::showPreview(const SessionPreview &preview)
{
    m_groups->setRows(preview.groups, preview.numGroups);
    m_channels->setRows(preview.channels, preview.numChannels);
    const QString made = tr("This makes %1 and %2.", "groups, channels")
                             .arg(tr("%Ln groups", nullptr, int(preview.numGroups)), tr("%Ln channels", nullptr, int(preview.numChannels)));
    const bool isDrawn = m_wish && m_wish->matching.kind == Matching::Kind::Random;
    m_made = isDrawn ? tr("%1 This is an example: the groups are drawn anew when the session starts.").arg(made) : made;
    showMade();
}

void NewSessionDialog::showMade()
{
    if (!m_made.isEmpty())
        showVerdict(QStringList{m_made, roomNote()}.join(u' ').trimmed(), false);
}

QString NewSessionDialog::roomNote() const
{
    const RoomFacts room = m_roomFacts.value(m_ui->roomComboBox->currentData().toString());
    QStringList notes;
    if (!room.runningSession.isEmpty())
        notes.append(tr("%1 runs in this room: who comes there gets into the new session instead.").arg(room.runningSession));
    if (room.numLabels > 0 && room.numLabels < m_ui->participantsSpinBox->value())
        notes.append(tr("The room has %Ln labels: the other places need links of their own.", nullptr, room.numLabels));
    return notes.join(u' ');
}

/// Nothing can be made of the study with these numbers.
void NewSessionDialog::showRefusal(const Error &error)
{
    m_wish.reset();
    m_made.clear();
    m_ui->newSessionButtonBox->button(QDialogButtonBox::Ok)->setEnabled(false);
    m_groups->setRows({}, 0);
    m_channels->setRows({}, 0);
    showVerdict(error.text, true);
}

void NewSessionDialog::showVerdict(const QString &text, bool isError)
{
    QPalette colors = palette();
    if (isError)
        colors.setColor(QPalette::WindowText, accentColor(Accent::Bad, palette()));
    m_ui->verdictLabel->setPalette(colors);
    m_ui->verdictLabel->setText(text);
}

void NewSessionDialog::request()
{
    if (!m_wish)
        return;
    if (m_isLookingAgain) { // the click that starts it is the first one after an editor
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
