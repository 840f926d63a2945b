// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/seatlinks.h"

#include <QtCore/QFutureWatcher>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

/// Puts links on paper and into files, with the dialogs that this needs. Main thread; owned by the dialog that
/// shows the links.
class LinkSaver final : public QObject {
    Q_OBJECT

public:
    explicit LinkSaver(QWidget *window);

    /// Cards with a QR code for each link.
    void print(const QString &heading, const QList<SeatLink> &seats);
    void savePdf(const QString &heading, const QList<SeatLink> &seats);
    void saveCsv(const QByteArray &csv);

signals:
    /// What came of it, in words.
    void told(const QString &text, bool isError);

private:
    void chooseFile(const QString &objectName, const QString &suffix, const QString &filter, const std::function<Result<void>(const QString &)> &write);
    void tellWritten();

    QWidget *m_window;
    QFutureWatcher<Result<void>> m_writing;
    QString m_writtenFile;
};

} // namespace LabChat
