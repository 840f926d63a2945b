// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/linksaver.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtPrintSupport/QPrinterInfo>
#include <QtWidgets/QFileDialog>

namespace LabChat {

using namespace Qt::StringLiterals;

LinkSaver::LinkSaver(QWidget *window) : QObject(window), m_window(window)
{
    connect(&m_writing, &QFutureWatcherBase::finished, this, &LinkSaver::tellWritten);
}

void LinkSaver::print(const QString &heading, const QList<SeatLink> &seats)
{
    if (QPrinterInfo::availablePrinterNames().isEmpty()) {
        emit told(tr("There is no printer. “Save as PDF…” makes a file that can be printed elsewhere."), true);
        return;
    }
    auto *dialog = new QPrintDialog(m_window); // with a printer of its own
    dialog->setObjectName(u"linksPrintDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintToFile, false); // “Save as PDF…” does
    dialog->printer()->setDocName(heading);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, heading, seats](QPrinter *printer) {
        printLinkSheet(*printer, heading, seats);
        emit told(tr("%Ln links were sent to the printer.", nullptr, int(seats.size())), false);
    });
    dialog->open();
}

void LinkSaver::savePdf(const QString &heading, const QList<SeatLink> &seats)
{
    chooseFile(u"linksPdfFileDialog"_s, u"pdf"_s, tr("PDF files (*.pdf)"),
               [heading, seats](const QString &fileName) { return writeLinkSheet(fileName, heading, seats); });
}

void LinkSaver::saveCsv(const QByteArray &csv)
{
    chooseFile(u"linksCsvFileDialog"_s, u"csv"_s, tr("CSV files (*.csv)"), [csv](const QString &fileName) { return writeLinksCsv(fileName, csv); });
}

void LinkSaver::chooseFile(const QString &objectName, const QString &suffix, const QString &filter,
                           const std::function<Result<void>(const QString &)> &write)
{
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto *dialog = new QFileDialog(m_window, tr("Save links"), (documents.exists() ? documents : QDir::home()).path(), filter);
    dialog->setObjectName(objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(u"Links."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString &fileName) {
        m_writtenFile = fileName;
        m_writing.setFuture(QtConcurrent::run(write, fileName));
    });
    dialog->open();
}

void LinkSaver::tellWritten()
{
    const Result<void> written = m_writing.result();
    emit told(written ? tr("The links were written to %1.").arg(QDir::toNativeSeparators(m_writtenFile)) : written.error().text, !written);
}

} // namespace LabChat
