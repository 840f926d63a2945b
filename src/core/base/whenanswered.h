// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFutureWatcher>
#include <QtCore/QThread>

namespace LabChat {

/// Calls @p then with the answer, in the thread of @p context, which is this one, and only while the context lives.
/// Not QFuture::then(): in Qt 6.4 that one reaches for the context in the thread that answers, where it may be going away.
template <typename Answer, typename Then>
void whenAnswered(const QFuture<Answer> &future, QObject *context, Then then)
{
    Q_ASSERT(context->thread() == QThread::currentThread());
    auto *watcher = new QFutureWatcher<Answer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        const QFuture<Answer> answered = watcher->future();
        if (answered.resultCount() > 0) // else the archive is being closed
            then(answered.result());
    });
    watcher->setFuture(future);
}

} // namespace LabChat
