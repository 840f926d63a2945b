// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace LabChat {

/// All objects of one class inside of another object, however deep. For what forms and Qt's own widgets make for themselves; to
/// what we make we keep a pointer.
template <typename T>
[[nodiscard]] QList<T *> descendants(const QObject *ancestor)
{
    QList<T *> found;
    for (QObject *child : ancestor->children()) {
        if (auto *wanted = qobject_cast<T *>(child))
            found.append(wanted);
        found.append(descendants<T>(child));
    }
    return found;
}

} // namespace LabChat
