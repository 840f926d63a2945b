// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/exportrunner.h"

#include "console/widgets/displaytext.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 firstEstimateMs = 2000; ///< before, it would jump

} // namespace

ExportRunner::ExportRunner(const LogArchive *archive, QObject *parent) : QObject(parent), m_archive(archive)
{
    connect(&m_watcher, &QFutureWatcherBase::progressRangeChanged, this, &ExportRunner::report);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &ExportRunner::report);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ExportRunner::finish);
}

ExportRunner::~ExportRunner()
{
    m_watcher.cancel();
}

void ExportRunner::start(const ExportRequest &request)
{
    m_since.start();
    emit progressed(0, 0, {});
    m_watcher.setFuture(m_archive->exportCsv(request));
}

void ExportRunner::report()
{
    const int done = m_watcher.progressValue(), all = m_watcher.progressMaximum();
    emit progressed(done, all, all == 0 ? QString() : tr("%1 of %2 events").arg(numberText(done), numberText(all)) + remaining(done, all));
}

QString ExportRunner::remaining(int done, int all) const
{
    const qint64 spentMs = m_since.elapsed();
    if (spentMs < firstEstimateMs || done == 0)
        return {};
    const qint64 remainingMs = spentMs * (all - done) / done;
    return tr(", about %1 left").arg(durationText(remainingMs));
}

void ExportRunner::finish()
{
    const QFuture<Result<ExportSummary>> future = m_watcher.future();
    const bool isAnswered = future.resultCount() > 0;
    if (!isAnswered || (!future.result() && future.result().error().code == "cancelled"_L1))
        emit notWritten(tr("The export was cancelled. No file was written."), false);
    else if (const Result<ExportSummary> summary = future.result(); summary)
        emit written(*summary);
    else
        emit notWritten(tr("The export failed: %1").arg(summary.error().text), true);
}

} // namespace LabChat
