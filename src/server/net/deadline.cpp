// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/deadline.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <utility>

namespace LabChat {

using namespace std::chrono_literals;

/// All deadlines of a thread that run, or ran until it looked last. Lives in that thread, and as long as one of them.
class DeadlineWatch final {
public:
    [[nodiscard]] static std::shared_ptr<DeadlineWatch> ofThisThread()
    {
        static thread_local std::weak_ptr<DeadlineWatch> watch;
        auto shared = watch.lock();
        if (!shared) {
            shared = std::make_shared<DeadlineWatch>();
            watch = shared;
        }
        return shared;
    }
    DeadlineWatch()
    {
        m_clock.start();
        m_look.setInterval(500ms);
        QObject::connect(&m_look, &QTimer::timeout, &m_look, [this] { look(); });
    }
    [[nodiscard]] qint64 nowMs() const { return m_clock.elapsed() + 1; } // never 0
    void add(Deadline *deadline)
    {
        if (std::exchange(deadline->m_isWatched, true))
            return;
        m_deadlines.insert(deadline);
        if (!m_look.isActive())
            m_look.start();
    }
    void remove(Deadline *deadline) { m_deadlines.remove(deadline); }

private:
    void look()
    {
        const auto keepAlive = ofThisThread();
        const qint64 now = nowMs();
        m_deadlines.removeIf([](Deadline *each) {
            each->m_isWatched = each->m_dueMs != 0;
            return !each->m_isWatched;
        });
        if (m_deadlines.isEmpty())
            m_look.stop();
        const QSet<Deadline *> all = m_deadlines;
        for (Deadline *deadline : all) {
            if (m_deadlines.contains(deadline) && deadline->m_dueMs != 0 && deadline->m_dueMs <= now) {
                deadline->m_dueMs = 0;
                const auto missed = deadline->m_missed; // which may destroy it
                missed();
            }
        }
    }

    QElapsedTimer m_clock;
    QSet<Deadline *> m_deadlines;
    QTimer m_look;
};

Deadline::Deadline(std::function<void()> missed) : m_watch(DeadlineWatch::ofThisThread()), m_missed(std::move(missed)) {}

Deadline::~Deadline()
{
    m_watch->remove(this);
}

void Deadline::start(std::chrono::milliseconds time)
{
    m_dueMs = m_watch->nowMs() + time.count();
    m_watch->add(this);
}

void Deadline::stop()
{
    m_dueMs = 0; // the watch forgets it when it looks
}

} // namespace LabChat
