// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/roomdialog.h"

#include "console/widgets/filedialogs.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/symbolicon.h"
#include "console/widgets/wrappedheight.h"
#include "core/base/codes.h"
#include "core/labels.h"
#include "core/study/names.h"
#include "ui_roomdialog.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

namespace LabChat {

using namespace Qt::StringLiterals;

RoomDialog::RoomDialog(const Room &room, const QStringList &taken, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::RoomDialog>()), m_taken(taken), m_room(room), m_secret(room.secret)
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    const bool isNew = room.name.isEmpty();
    setWindowTitle(isNew ? tr("New room") : tr("Room %1").arg(room.name));
    m_ui->roomNameLineEdit->setText(room.name);
    m_ui->roomNameLineEdit->setReadOnly(!isNew);
    if (!isNew)
        m_ui->roomNameLineEdit->setToolTip(tr("The name cannot be changed: the address may be bookmarked on the lab's computers"));
    m_ui->labelsPlainTextEdit->setPlainText(room.labels.join(u'\n'));
    m_ui->secureLinksCheckBox->setChecked(!room.secret.isEmpty());
    QPushButton *keep = m_ui->roomButtonBox->button(QDialogButtonBox::Ok);
    keep->setText(tr("Sa&ve room"));
    keep->setToolTip(tr("The room can be used at once, without a restart"));
    m_ui->roomVerdictLabel->setMinimumHeight(fontMetrics().height() * 3);
    fitToScreen(this, {fontMetrics().averageCharWidth() * 72, fontMetrics().height() * 24});
    connect(m_ui->roomNameLineEdit, &QLineEdit::textChanged, this, &RoomDialog::judge);
    connect(m_ui->labelsPlainTextEdit, &QPlainTextEdit::textChanged, this, &RoomDialog::judge);
    connect(m_ui->secureLinksCheckBox, &QCheckBox::toggled, this, &RoomDialog::judge);
    connect(m_ui->loadLabelsPushButton, &QPushButton::clicked, this, &RoomDialog::chooseFile);
    connect(&m_labels, &QFutureWatcherBase::finished, this, &RoomDialog::showLabels);
    connect(m_ui->roomButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->roomButtonBox, &QDialogButtonBox::accepted, this, [this] {
        emit roomConfirmed(m_room);
        accept();
    });
    (isNew ? static_cast<QWidget *>(m_ui->roomNameLineEdit) : m_ui->labelsPlainTextEdit)->setFocus();
    judge();
}

RoomDialog::~RoomDialog() = default;

void RoomDialog::judge()
{
    const LabelList pasted = labelsIn(m_ui->labelsPlainTextEdit->toPlainText());
    m_room.name = m_ui->roomNameLineEdit->text();
    m_room.labels = pasted.labels;
    secure();
    const QString wrong = whatIsWrong(m_room, pasted);
    m_ui->roomButtonBox->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty() && !m_room.name.isEmpty());
    AccentLabel *verdict = m_ui->roomVerdictLabel;
    const QString labels = tr("%Ln labels", nullptr, int(m_room.labels.size()));
    if (!wrong.isEmpty())
        verdict->setText(wrong, Accent::Bad);
    else if (m_room.labels.isEmpty())
        verdict->setText(tr("Without labels everybody may enter, and a browser is recognised when it comes again."));
    else if (pasted.duplicates > 0)
        verdict->setText(tr("%1; %2 dropped.").arg(labels, tr("%Ln duplicates", nullptr, pasted.duplicates)));
    else
        verdict->setText(labels);
}

/// A room keeps its secret as long as its links are secure, because they may be printed already.
void RoomDialog::secure()
{
    const bool isSecure = m_ui->secureLinksCheckBox->isChecked();
    if (isSecure && m_secret.isEmpty())
        m_secret = randomSecret();
    m_room.secret = isSecure ? m_secret : QString();
    m_ui->secureLinksCheckBox->setEnabled(isSecure || !m_room.labels.isEmpty());
    if (m_room.labels.isEmpty())
        m_ui->secureLinksLabel->setText(tr("Secure links need labels."));
    else if (isSecure)
        m_ui->secureLinksLabel->setText(tr("A label alone is not enough: participants need the link of their label, from “Label links…”. If you switch this "
                                           "off and on again, all links are new."));
    else
        m_ui->secureLinksLabel->setText(tr("Whoever knows or guesses a label can enter with it."));
}

QString RoomDialog::whatIsWrong(const Room &room, const LabelList &list) const
{
    if (!room.name.isEmpty() && !isLabel(room.name))
        return tr("A room's name may contain only letters, digits and “_”, at most 100 characters.");
    if (!m_ui->roomNameLineEdit->isReadOnly() && m_taken.contains(room.name))
        return tr("The room “%1” already exists.").arg(room.name);
    if (!list.mistakes.isEmpty())
        return mistakesText(list);
    if (room.labels.isEmpty() && room.hasSecureLinks())
        return tr("A room with secure links needs labels: without them nobody could enter. Write one on each line, or switch secure links "
                  "off.");
    return {};
}

void RoomDialog::chooseFile()
{
    QFileDialog *dialog = openFileDialog({u"labelsFileDialog"_s, tr("Load labels"), tr("Text files (*.txt *.csv);;All files (*)")}, usualFolder(), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { m_labels.setFuture(QtConcurrent::run(readLabels, path)); });
    dialog->open();
}

void RoomDialog::showLabels()
{
    const Result<QStringList> labels = m_labels.result();
    if (labels)
        m_ui->labelsPlainTextEdit->setPlainText(labels->join(u'\n'));
    else
        m_ui->roomVerdictLabel->setText(labels.error().text, Accent::Bad);
}

} // namespace LabChat
