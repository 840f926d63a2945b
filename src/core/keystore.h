// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ticketkey.h"

#include <QtCore/QObject>

#include <functional>

namespace LabChat {

/// A change of the keys: one of the functions of ticketkey.h with its arguments.
using KeyChange = std::function<Result<KeyList>(KeyList)>;

/// Where the keys of other systems are kept: the seam between the server, which checks tickets, and the store. Lives in the store thread; its slots
/// are called through queued connections. Keys are not in the log: it is copied, archived and handed on, and they let anybody write to the server.
class KeyStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Reads the keys, and from now on reports each change, also by another program. Answered by keysChanged() or failed().
    virtual void open() = 0;
    /// Answered by keysChanged() with the new keys, or by failed().
    virtual void change(const LabChat::KeyChange &change) = 0;

signals:
    void keysChanged(const LabChat::KeyList &keys);
    void failed(const LabChat::Error &error);
};

} // namespace LabChat

Q_DECLARE_METATYPE(LabChat::KeyChange)
