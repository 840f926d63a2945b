// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/transcript/pdfpages.h"
#include "store/transcript/transcriptwords.h"

namespace LabChat {

/// A transcript on paper. Lives for one export.
class TranscriptPdf final : public TranscriptWriter {
public:
    /// @p title: of the document. @p madeAtMs: what it says of when it was made.
    TranscriptPdf(QIODevice &target, const QString &title, qint64 madeAtMs, const TranscriptOptions &options) : m_pages(target, title, madeAtMs), m_options(options) {}

    [[nodiscard]] Result<void> beginSession(const TranscriptSession &session) override;
    [[nodiscard]] Result<void> beginChannel(const TranscriptChannel &channel) override;
    [[nodiscard]] Result<void> add(const TranscriptMessage &message) override;
    [[nodiscard]] Result<void> finish() override { return m_pages.finish(); }

private:
    PdfPages m_pages;
    TranscriptOptions m_options;
    QString m_day;  ///< of the newest message
};

} // namespace LabChat
