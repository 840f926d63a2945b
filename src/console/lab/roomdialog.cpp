// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/roomdialog.h"

#include "console/lab/roomlabels.h"
#include "console/widgets/filedialogs.h"
#include "console/widgets/symbolicon.h"
#include "core/base/codes.h"
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
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    const bool isNew = room.name.isEmpty();
    setWindowTitle(isNew ? tr("New room") : tr("Room %1").arg(room.name));
    m_ui->roomNameLineEdit->setText(room.name);
    m_ui->roomNameLineEdit->setReadOnly(!isNew);
    if (!isNew)
        m_ui->roomNameLineEdit->setToolTip(tr("A room keeps its name: its address is in the lab's bookmarks"));
    m_ui->labelsPlainTextEdit->setPlainText(room.labels.join(u'\n'));
    m_ui->secureLinksCheckBox->setChecked(!room.secret.isEmpty());
    QPushButton *keep = m_ui->roomButtonBox->button(QDialogButtonBox::Ok);
    keep->setText(tr("&Keep room"));
    keep->setToolTip(tr("The room is there at once; nothing has to be started again"));
    m_ui->roomVerdictLabel->setMinimumHeight(fontMetrics().height() * 3);
    resize(fontMetrics().averageCharWidth() * 72, fontMetrics().height() * 24);
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
    const PastedLabels pasted = labelsIn(m_ui->labelsPlainTextEdit->toPlainText());
    m_room.name = m_ui->roomNameLineEdit->text();
    m_room.labels = pasted.labels;
    secure();
    const QString wrong = whatIsWrong(m_room, pasted.wrong);
    m_ui->roomButtonBox->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty() && !m_room.name.isEmpty());
    AccentLabel *verdict = m_ui->roomVerdictLabel;
    const QString labels = tr("%Ln labels", nullptr, int(m_room.labels.size()));
    if (!wrong.isEmpty())
        verdict->setText(wrong, Accent::Bad);
    else if (m_room.labels.isEmpty())
        verdict->setText(tr("Without labels everybody may enter; a browser is known by a cookie."));
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
    m_ui->secureLinksCheckBox->setEnabled(!m_room.labels.isEmpty());
    if (m_room.labels.isEmpty())
        m_ui->secureLinksLabel->setText(tr("Only labels have links of their own."));
    else if (isSecure)
        m_ui->secureLinksLabel->setText(tr("Nobody enters by a label alone: each needs its own link, from “Label links…”. Switched off and on again, all links are new."));
    else
        m_ui->secureLinksLabel->setText(tr("Whoever knows or guesses a label may enter with it."));
}

QString RoomDialog::whatIsWrong(const Room &room, const QStringList &wrongLabels) const
{
    constexpr int shown = 40;
    if (!room.name.isEmpty() && !isLabel(room.name))
        return tr("A room's name may hold letters, digits and “_” only, and at most 100 of them.");
    if (!m_ui->roomNameLineEdit->isReadOnly() && m_taken.contains(room.name))
        return tr("There is a room “%1” already.").arg(room.name);
    if (wrongLabels.size() == 1)
        return tr("A label may hold letters, digits and “_” only, and at most 100 of them; “%1” does not.").arg(wrongLabels.constFirst().left(shown));
    if (!wrongLabels.isEmpty())
        return tr("A label may hold letters, digits and “_” only, and at most 100 of them; “%1” and %2 more do not.")
            .arg(wrongLabels.constFirst().left(shown)).arg(wrongLabels.size() - 1);
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
