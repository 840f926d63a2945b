// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFutureWatcher>
#include <QtCore/QThread>

namespace LabChat {

/// Calls @p then with the answer, in the thread of @p context (the current thread), if the context still exists.
/// QFuture::then() is not used: in Qt 6.4 it accesses the context in the thread that answers, while the context may be deleted.
template <typename Answer, typename Then>
void whenAnswered(const QFuture<Answer> &future, QObject *context, Then then)
{
    Q_ASSERT(context->thread() == QThread::currentThread());
    auto *watcher = new QFutureWatcher<Answer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        const QFuture<Answer> answered = watcher->future();
        if (answered.resultCount() > 0) // otherwise the archive is closing
            then(answered.result());
    });
    watcher->setFuture(future);
}

} // namespace LabChat
