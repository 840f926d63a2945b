// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "core/data/packagedetails.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <utility>

namespace LabChat {

/// What a data package contains. Plain values.

struct PackedFile {
    QString path;     ///< in the package
    qint64 bytes = 0;
    QString sha256;   ///< hexadecimal
};

struct PackedSession {
    QString code;
    QString name;     ///< of the session in another system, or its code
    QString study;
    qint64 createdAtMs = 0;
    qint64 lastSeq = 0;
    QList<std::pair<QString, qint64>> events;  ///< how many of each kind
    QString chainSha256 = {};  ///< the hash of the log's chain as of lastSeq, hexadecimal
    qint64 lastAtMs = 0;      ///< of the last event
    QString studyPath = {};   ///< in the package; empty: a session of another system
    QStringList operators = {}; ///< who acted in it; only for RO-Crate
};

struct PackedTable {
    TableKind table = TableKind::Messages;
    QString path;
    qint64 rows = 0;
};

struct Package {
    QList<PackedSession> sessions;
    QList<PackedTable> tables;
    QList<PackedFile> files;
    QJsonObject request = {};  ///< what was asked for, in the form of exportarguments.h
    PackageDetails details = {};
};

/// What all descriptions of a package say of it.
[[nodiscard]] QString titleOf(const Package &package);
[[nodiscard]] QString descriptionOf(const Package &package);
[[nodiscard]] QJsonArray keywordsOf(const Package &package);
[[nodiscard]] QString orcidUrl(const Creator &creator);

/// `datapackage.json`: Data Package 2.0, https://datapackage.org/standard/data-package/.
[[nodiscard]] QJsonObject dataPackage(const Package &package);

/// `manifest.json`, or what is written beside an export: how much of the log is there, and what the files are.
[[nodiscard]] QJsonObject manifestOf(const Package &package);

} // namespace LabChat
