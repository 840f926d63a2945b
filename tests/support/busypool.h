// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSemaphore>
#include <QtCore/QThreadPool>

namespace LabChat::Testing {

/// While it lives, all threads of the common pool are busy. Lives on the stack.
class BusyPool final {
public:
    BusyPool()
    {
        for (int i = 0; i < m_pool->maxThreadCount(); ++i)
            m_pool->start([this] { m_isOver.acquire(); });
    }
    ~BusyPool()
    {
        m_isOver.release(m_pool->maxThreadCount());
        m_pool->waitForDone();
    }
    Q_DISABLE_COPY_MOVE(BusyPool)

private:
    QThreadPool *m_pool = QThreadPool::globalInstance();
    QSemaphore m_isOver;
};

} // namespace LabChat::Testing
