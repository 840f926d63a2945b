// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/transcript/transcriptwords.h"

#include <QtCore/QIODevice>

namespace LabChat {

/// A transcript as a page for browsers: complete in one file, without scripts. Lives for one export.
class TranscriptHtml final : public TranscriptWriter {
public:
    /// @p title: of the document.
    TranscriptHtml(QIODevice &target, const QString &title, const TranscriptOptions &options);

    [[nodiscard]] Result<void> beginSession(const TranscriptSession &session) override;
    [[nodiscard]] Result<void> beginChannel(const TranscriptChannel &channel) override;
    [[nodiscard]] Result<void> add(const TranscriptMessage &message) override;
    [[nodiscard]] Result<void> finish() override;

private:
    void endChannel();
    void addDay(qint64 atMs);
    [[nodiscard]] Result<void> writeSoon();
    [[nodiscard]] Result<void> write();

    QIODevice &m_target;
    TranscriptOptions m_options;
    QByteArray m_bytes;
    QString m_sessionCode;
    QString m_day;        ///< of the newest message
    int m_channel = 0;    ///< its number in the session; 0: none has begun
    bool m_isInSession = false;
    bool m_hasMessages = false;
};

/// What somebody typed, as HTML in which it is a text and nothing else. Control characters are shown by their symbols in `<span class="control" data-code="0007">`; line breaks
/// (LF) and tabs are kept.
[[nodiscard]] QString typedAsHtml(const QString &text);

} // namespace LabChat
