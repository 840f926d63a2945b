// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/filesaver.h"

#include "console/widgets/accentlabel.h"

#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtWidgets/QFileDialog>

namespace LabChat {

using namespace Qt::StringLiterals;

Result<void> writeWholeFile(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(u"not_written"_s, FileSaver::tr("The file “%1” could not be written: %2. Choose another folder, or free some space.")
                                             .arg(fileName, file.errorString()));
    return {};
}

FileSaver::FileSaver(AccentLabel *outcome, QWidget *window) : QObject(window), m_outcome(outcome), m_window(window)
{
    connect(&m_writing, &QFutureWatcherBase::finished, this, &FileSaver::showOutcome);
}

void FileSaver::save(const FileToSave &file)
{
    QFileDialog *dialog = saveFileDialog(file.question, QDir(usualFolder()).filePath(file.suggestedName), m_window);
    connect(dialog, &QFileDialog::fileSelected, this, [this, outcome = file.outcome, write = file.write](const QString &fileName) {
        m_written = outcome.arg(QDir::toNativeSeparators(fileName));
        m_writing.setFuture(write(fileName));
    });
    dialog->open();
}

void FileSaver::showOutcome()
{
    const Result<void> written = m_writing.result();
    if (written)
        m_outcome->showText(m_written);
    else
        m_outcome->showText(written.error().text, Accent::Bad);
}

} // namespace LabChat
