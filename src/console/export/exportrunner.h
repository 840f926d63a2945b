// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFutureWatcher>

namespace LabChat {

/// Runs one export at a time, and says in words how it goes. Main thread; owned by its dialog. What is half written when it is destroyed is taken away.
class ExportRunner final : public QObject {
    Q_OBJECT

public:
    ExportRunner(const LogArchive *archive, QObject *parent);
    ~ExportRunner() override;

    void start(const ExportRequest &request);
    void cancel() { m_watcher.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_watcher.isRunning(); }

signals:
    /// @p all: 0 until it is known. @p text: how many events, and the time that remains.
    void progressed(int done, int all, const QString &text);
    void written(const LabChat::ExportSummary &summary);
    /// In words; an export that the operator cancelled is no error.
    void notWritten(const QString &text, bool isError);

private:
    void report();
    void finish();
    [[nodiscard]] QString remaining(int done, int all) const;

    const LogArchive *m_archive;
    QFutureWatcher<Result<ExportSummary>> m_watcher;
    QElapsedTimer m_since;
};

} // namespace LabChat
