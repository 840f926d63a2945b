// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QHash>

namespace LabChat {

/// The values that a template may use, by dotted name: `player.id_in_group`, `group.id`. An empty value is false where a section asks for it.
using TemplateValues = QHash<QString, QString>;

/// Fills in a Mustache template (mustache(5), the library kainjow/mustache), without HTML escaping.
/// Error code `bad_template`: not well-formed, or a name that is not among @p values.
[[nodiscard]] Result<QString> fillIn(const QString &text, const TemplateValues &values);

} // namespace LabChat
