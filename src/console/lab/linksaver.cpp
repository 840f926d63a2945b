// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/linksaver.h"

#include "console/widgets/accentlabel.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtPrintSupport/QPrinterInfo>

namespace LabChat {

using namespace Qt::StringLiterals;

LinkSaver::LinkSaver(AccentLabel *outcome, QWidget *window) : QObject(window), m_outcome(outcome), m_window(window), m_files(new FileSaver(outcome, window)) {}

void LinkSaver::print(const QString &heading, const QList<SeatLink> &seats)
{
    if (QPrinterInfo::availablePrinterNames().isEmpty()) {
        m_outcome->showText(tr("There is no printer. “Save as PDF…” creates a file that you can print elsewhere."), Accent::Bad);
        return;
    }
    auto *dialog = new QPrintDialog(m_window); // with its own printer
    dialog->setObjectName(u"linksPrintDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintToFile, false); // “Save as PDF…” is for that
    dialog->printer()->setDocName(heading);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, heading, seats](QPrinter *printer) {
        printLinkSheet(*printer, heading, seats);
        m_outcome->showText(tr("%Ln links were sent to the printer.", nullptr, int(seats.size())));
    });
    dialog->open();
}

void LinkSaver::savePdf(const QString &heading, const QList<SeatLink> &seats)
{
    save(u"linksPdfFileDialog"_s, u"pdf"_s, tr("PDF files (*.pdf)"),
         [heading, seats](const QString &fileName) { return writeWholeFile(fileName, linkSheetPdf(heading, seats)); });
}

void LinkSaver::saveCsv(const QByteArray &csv)
{
    save(u"linksCsvFileDialog"_s, u"csv"_s, tr("CSV files (*.csv)"), [csv](const QString &fileName) { return writeWholeFile(fileName, csv); });
}

void LinkSaver::save(const QString &dialogName, const QString &suffix, const QString &filter, const std::function<Result<void>(const QString &)> &write)
{
    m_files->save({{dialogName, tr("Save links"), filter}, (m_subject.isEmpty() ? u"Links."_s : u"Links-%1."_s.arg(m_subject)) + suffix, tr("The links were written to %1."),
                  [write](const QString &fileName) { return QtConcurrent::run(write, fileName); }});
}

} // namespace LabChat
