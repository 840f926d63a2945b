// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QPagedPaintDevice;
QT_END_NAMESPACE

namespace LabChat {

/// A place in a session, or a label of a room, with its link. A plain value.
struct SeatLink {
    int idInSession = 0;  ///< 0: a label of a room, which has no place before a session runs
    QString participantCode;
    QString label;
    QString link;
};

/// Columns id_in_session, participant_code, label, link; RFC 4180, UTF-8.
[[nodiscard]] QByteArray linksCsv(const QList<SeatLink> &seats);

/// Columns label, link; for the labels of a room.
[[nodiscard]] QByteArray labelLinksCsv(const QList<SeatLink> &seats);

/// One card for each link, with a QR code; several per page.
void printLinkSheet(QPagedPaintDevice &device, const QString &heading, const QList<SeatLink> &seats);

/// The sheet as a document. Slow: for the thread pool.
[[nodiscard]] QByteArray linkSheetPdf(const QString &heading, const QList<SeatLink> &seats);

} // namespace LabChat
