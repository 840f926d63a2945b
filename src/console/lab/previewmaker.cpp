// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/previewmaker.h"

#include <QtConcurrent/QtConcurrentRun>

#include <utility>

namespace LabChat {

PreviewMaker::PreviewMaker(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &PreviewMaker::finish);
}

void PreviewMaker::make(const Study &study)
{
    m_wanted = true;
    if (m_watcher.isRunning())
        m_next = study;
    else
        m_watcher.setFuture(QtConcurrent::run(previewSession, study));
}

void PreviewMaker::forget()
{
    m_wanted = false;
    m_next.reset();
}

void PreviewMaker::finish()
{
    if (const auto next = std::exchange(m_next, {}))
        m_watcher.setFuture(QtConcurrent::run(previewSession, *next));
    else if (std::exchange(m_wanted, false))
        emitResult(m_watcher.result());
}

void PreviewMaker::emitResult(const Result<SessionPreview> &preview)
{
    if (preview)
        emit made(*preview);
    else
        emit failed(preview.error());
}

} // namespace LabChat
