// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/studyduplicator.h"

#include "console/lab/studycopy.h"
#include "console/widgets/accentlabel.h"
#include "console/widgets/filedialogs.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtWidgets/QFileDialog>

namespace LabChat {

using namespace Qt::StringLiterals;

StudyDuplicator::StudyDuplicator(AccentLabel *outcome, QWidget *window) : QObject(window), m_outcome(outcome), m_window(window)
{
    m_outcome->hide();
    connect(&m_copying, &QFutureWatcherBase::finished, this, &StudyDuplicator::finish);
}

void StudyDuplicator::ask(const QString &name)
{
    QFileDialog *dialog = folderDialog({u"copyFolderDialog"_s, tr("Copy the study into a folder"), {}}, usualFolder(), m_window);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, name](const QString &folder) { m_copying.setFuture(QtConcurrent::run(copyIncludedStudy, name, folder)); });
    dialog->open();
}

void StudyDuplicator::finish()
{
    const Result<QString> copy = m_copying.result();
    if (!copy) {
        m_outcome->showText(copy.error().text, Accent::Bad);
        return;
    }
    m_outcome->showText(tr("The copy is in %1.").arg(QDir::toNativeSeparators(QFileInfo(*copy).path())));
    emit copied(*copy);
}

} // namespace LabChat
