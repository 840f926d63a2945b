// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QPagedPaintDevice;
QT_END_NAMESPACE

namespace LabChat {

/// One place in a session or a room, and its link. A plain value.
struct SeatLink {
    int idInSession = 0;  ///< 0: a seat of a room, which is nobody's place before a session runs
    QString participantCode;
    QString label;
    QString link;
};

/// Columns id_in_session, participant_code, label, link; RFC 4180, UTF-8.
[[nodiscard]] QByteArray linksCsv(const QList<SeatLink> &seats);

/// Columns label, link; for the seats of a room.
[[nodiscard]] QByteArray labelLinksCsv(const QList<SeatLink> &seats);

/// One card for each seat, with a QR code of its link; several on a page.
void printLinkSheet(QPagedPaintDevice &device, const QString &heading, const QList<SeatLink> &seats);

/// That sheet as a document. Takes its time: for the thread pool.
[[nodiscard]] QByteArray linkSheetPdf(const QString &heading, const QList<SeatLink> &seats);

} // namespace LabChat
