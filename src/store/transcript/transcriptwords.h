// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/transcriptoptions.h"
#include "store/transcript/transcriptparts.h"

namespace LabChat {

/// The words of a transcript, which are the same in each format, and English in every language of the program: the same log always gives the same document.

/// A part of a sentence. What people typed is kept apart from it: it may be written from right to left, or contain anything.
struct TranscriptWord {
    QString text;
    bool isTyped = false;
};
using TranscriptWords = QList<TranscriptWord>;

/// `P1`; empty: the experimenter.
[[nodiscard]] QString numberInWords(int number);
/// `2023-11-14`, and `22:13:20`.
[[nodiscard]] QString dayInWords(qint64 atMs);
[[nodiscard]] QString timeInWords(qint64 atMs);

/// What a line under a session's title says.
[[nodiscard]] QString sessionInWords(const TranscriptSession &session, const TranscriptOptions &options);
[[nodiscard]] TranscriptWords channelInWords(const TranscriptChannel &channel, const TranscriptOptions &options);
[[nodiscard]] TranscriptWords memberInWords(const TranscriptMember &member);
/// @p messageDay: the day of the message; another one is named.
[[nodiscard]] TranscriptWords stepInWords(const ModerationStep &step, const QString &messageDay, const TranscriptOptions &options);

/// Whether members do not see the message in the end.
[[nodiscard]] bool isOutOfSight(const QList<ModerationStep> &steps);

/// How a control character is shown: U+0007 as ␇, those beyond ASCII as `U+0085`. Empty: it is none, or a line feed or tab, which a document has.
[[nodiscard]] QString controlSymbol(QChar c);

/// `2 messages`.
[[nodiscard]] QString countInWords(qint64 count, QLatin1StringView one, QLatin1StringView several);

} // namespace LabChat
