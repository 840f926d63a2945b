// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace LabChat {

/// What a transcript consists of. Plain values. Times are ms since the epoch, UTC; 0: there is none.

/// Something that happened to a message beside being sent.
struct ModerationStep {
    enum class What : char { Held, Released, Refused, Hidden, Restored };
    What what = What::Held;
    qint64 atMs = 0;
    QString operatorName;  ///< empty: nobody did it by hand
    QString reason;        ///< empty: none was given
    QString text;          ///< that members read in the message's place; empty: the page's own

    [[nodiscard]] bool operator==(const ModerationStep &) const = default;
};

struct TranscriptMessage {
    qint64 seq = 0;
    qint64 atMs = 0;
    int number = 0;   ///< the author's in the session; 0: the experimenter
    QString nickname; ///< as it was shown
    QString body;
    QList<ModerationStep> steps = {};

    [[nodiscard]] bool operator==(const TranscriptMessage &) const = default;
};

struct TranscriptMember {
    int number = 0;
    QString code, label;
    QStringList nicknames, groups, roles;  ///< in this channel; several, if rounds differ
    QString rounds;                        ///< such as `1–3, 5`; empty: not known
    bool wasMovedHere = false;             ///< by the operator
};

struct TranscriptChannel {
    QString name;        ///< as in all exports
    QStringList titles;  ///< the labels of the chats that lead to it, as participants saw them; empty: none
    QList<TranscriptMember> members;
    qint64 messages = 0;
    qint64 firstAtMs = 0, lastAtMs = 0;

    [[nodiscard]] QString title() const { return titles.isEmpty() ? name : titles.join(QStringLiteral(" / ")); }
};

struct TranscriptSession {
    QString code;   ///< LabChat's own
    QString name;   ///< the code in exports: of a session of another system, its name there
    QString study;  ///< empty for a session of another system
    qint64 createdAtMs = 0, endedAtMs = 0;
    int participants = 0;
    qint64 messages = 0;
    QList<TranscriptChannel> channels;
};

/// Where a transcript goes: a document in some format. Errors are `not_written`.
class TranscriptWriter {
public:
    virtual ~TranscriptWriter() = default;

    [[nodiscard]] virtual Result<void> beginSession(const TranscriptSession &session) = 0;
    /// Of the session that has begun; all its channels, in their order.
    [[nodiscard]] virtual Result<void> beginChannel(const TranscriptChannel &channel) = 0;
    [[nodiscard]] virtual Result<void> add(const TranscriptMessage &message) = 0;
    /// Once: the rest.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

} // namespace LabChat
