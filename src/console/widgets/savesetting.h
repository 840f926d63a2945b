// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSettings>

namespace LabChat {

/// Writes a setting only if it has changed, so that the file is not rewritten without need.
inline void saveSetting(QSettings &settings, const QString &key, const QVariant &value)
{
    if (settings.value(key) != value)
        settings.setValue(key, value);
}

} // namespace LabChat
