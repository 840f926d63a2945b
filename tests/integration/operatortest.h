// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labtest.h"

#include <functional>

namespace LabChat::Testing {

constexpr int inGroup = 6;
/// The first six participants, all in one group: each has a different way to connect.
enum Place { Author = 1, Member, Reloading, Late, Paging, Returning, Stranger };

/// The experimenter's name.
inline const QString experimenter = QStringLiteral("Dr. Ada");

/// Base of tests of the operator's actions on the wire.
class OperatorTest : public LabTest {
protected:
    /// Two groups of six, with a help line.
    void startGroups();
    void useWithHelpLine(Study study);
    /// The resulting event; seq 0: none. @p text: what participants read.
    Event does(const OperatorAction &action, const QString &text = {});
    Event waitFor(EventKind kind, qsizetype from) const;
    Event waitFor(const std::function<bool(const Event &)> &isMeant, qsizetype from) const;
    /// Sends a message; returns its number in the log, also if it is held.
    qint64 says(ChatClient &client, const QString &body, EventKind kind = EventKind::Message);
    /// Waits until everything that was sent to a client has arrived.
    void settle(ChatClient &client) const;
};

} // namespace LabChat::Testing
