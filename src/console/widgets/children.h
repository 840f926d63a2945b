// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace LabChat {

/// The direct children of one class: those that Qt creates for a widget, as the tab bars of docks.
template <typename T>
[[nodiscard]] QList<T *> childrenOf(const QObject *parent)
{
    QList<T *> found;
    for (QObject *child : parent->children()) {
        if (auto *wanted = qobject_cast<T *>(child))
            found.append(wanted);
    }
    return found;
}

} // namespace LabChat
