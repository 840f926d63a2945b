// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/seatlinks.h"
#include "console/widgets/filesaver.h"

namespace LabChat {

/// Prints links and saves them to files, with the necessary dialogs, and shows the result in a label. Main thread; owned by the dialog that shows the links.
class LinkSaver final : public QObject {
    Q_OBJECT

public:
    LinkSaver(AccentLabel *outcome, QWidget *window);

    /// A part of the files' names, for example the session's code.
    void setSubject(const QString &subject) { m_subject = subject; }
    /// Cards with a QR code for each link.
    void print(const QString &heading, const QList<SeatLink> &seats);
    void savePdf(const QString &heading, const QList<SeatLink> &seats);
    void saveCsv(const QByteArray &csv);

private:
    void save(const QString &dialogName, const QString &suffix, const QString &filter, const std::function<Result<void>(const QString &)> &write);

    AccentLabel *m_outcome;
    QWidget *m_window;
    FileSaver *m_files;
    QString m_subject;
};

} // namespace LabChat
