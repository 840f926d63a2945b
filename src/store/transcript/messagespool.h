// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/transcript/transcriptparts.h"

#include <QtCore/QHash>
#include <QtCore/QTemporaryFile>

#include <functional>

namespace LabChat {

/// Keeps the messages of a session in a temporary file, because a transcript has them channel by channel, and the log has them by time. In memory is only the newest part of
/// each channel. Lives for one session of one export. Error code `not_written`.
class MessageSpool final {
public:
    [[nodiscard]] Result<void> add(int channel, const TranscriptMessage &message);

    using Visit = std::function<Result<void>(const TranscriptMessage &message)>;
    /// All messages of a channel, in the order in which they came.
    [[nodiscard]] Result<void> forEach(int channel, const Visit &visit);

private:
    struct Piece {
        qint64 position = 0;
        qint64 bytes = 0;
    };
    struct Kept {
        QList<Piece> pieces;  ///< in the file
        QByteArray newest;
    };
    [[nodiscard]] static Result<void> visitAll(const QByteArray &bytes, const Visit &visit);

    QTemporaryFile m_file;
    QHash<int, Kept> m_channels;
};

} // namespace LabChat
