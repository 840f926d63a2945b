// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/filesaver.h"

#include "console/widgets/accentlabel.h"
#include "core/base/wholefile.h"

#include <QtCore/QDir>
#include <QtWidgets/QFileDialog>

namespace LabChat {

using namespace Qt::StringLiterals;

Result<void> writeWholeFile(const QString &fileName, const QByteArray &bytes)
{
    return writeCompletely(fileName, [&](QIODevice &target) -> Result<void> {
        if (target.write(bytes) != bytes.size())
            return tl::unexpected(fileNotWritten(fileName, target.errorString()));
        return {};
    });
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
