// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QFuture>

namespace LabChat {

/// A participant of oTree, as its database knows them. A plain value.
struct OTreePerson {
    QString code;
    QString label;          ///< empty: none
    int idInSession = 0;
    QString session;        ///< the session's code
};

/// The seam to oTree's database, in which its chat's numbers have names. May be asked by any thread; answers from the thread pool.
class OTreePeople {
public:
    virtual ~OTreePeople() = default;

    /// @p id: the participant's key in the database. Error codes `not_connected`, `nobody`.
    [[nodiscard]] virtual QFuture<Result<OTreePerson>> person(qint64 id) const = 0;
};

} // namespace LabChat
