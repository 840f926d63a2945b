// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datapackage.h"

namespace LabChat {

/// Further descriptions of a data package, with what its details ask for. Everything in them is from the package, also every time: the same package has the same.

/// A column of each table of a package that is Psych-DS.
inline constexpr QLatin1StringView rowIdColumn("row_id");

/// The path of a table's file in the package. Those of Psych-DS consist of keywords and values (https://psych-ds.github.io).
[[nodiscard]] QString tablePath(TableKind table, const Package &package);

/// `dataset_description.json` of Psych-DS: a Dataset of schema.org that names each column.
[[nodiscard]] QJsonObject psychDsDescription(const Package &package);

/// `ro-crate-metadata.json` of RO-Crate 1.2 (https://w3id.org/ro/crate/1.2). Describes the files that the package has until now.
[[nodiscard]] QJsonObject roCrate(const Package &package);

/// `.zenodo.json`: what Zenodo asks for at an upload.
[[nodiscard]] QJsonObject zenodoMetadata(const Package &package);

} // namespace LabChat
