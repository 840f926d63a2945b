// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace LabChat {

class Database;
class Session;

/// What was derived from the events of a session up to a seq, in files beside the log, so that it need not be derived again. They may be lost, damaged, old, or of
/// another log: then they are not there. Free functions over a connection to the log; a file is whole or not there, whoever reads it meanwhile.
///
/// A file is used only by the code that wrote it (foldCode), and only if it is undamaged (a checksum), of this session (its code and secret), and of the
/// events that the log has: some of them, the last ones above all, have to be the same. Events are never changed, and whoever does it all the same has
/// to take the triggers away that refuse it, which changes the number of the schema.

struct DerivedPart {
    qint64 seq = 0;   ///< of the last event that is contained
    QByteArray bytes;
};

/// @p name: of what was derived.
[[nodiscard]] std::optional<DerivedPart> readDerived(Database &database, const Session &session, const QString &name);
/// Failure is no error: the file is not there then. Does not wait until it is on the disk.
void writeDerived(Database &database, const Session &session, const QString &name, const DerivedPart &part);

void removeDerived(Database &database, qint64 session, const QString &name);
/// Removes the files of sessions that are not in the log, and what an interruption has left.
void removeDerivedExcept(Database &database, const QList<qint64> &sessions);

/// The folder of the files, for a data directory.
[[nodiscard]] QString derivedFolderIn(const QString &dataDirectory);

} // namespace LabChat
