// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace LabChat {

/// All objects of one class inside another object, at any depth. For objects that forms and Qt's own widgets create; for our own objects we keep pointers.
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
