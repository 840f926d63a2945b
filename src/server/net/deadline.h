// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <chrono>
#include <functional>
#include <memory>

namespace LabChat {

class DeadlineWatch;

/// A time by which something has to happen, such as a browser's request. One timer looks at all deadlines of a thread that run: a QTimer for each connection would be
/// searched among those of all others whenever it starts or stops. Lives in the thread where it is made.
class Deadline final {
public:
    /// @p missed is called once for each start(), up to half a second late. It may destroy any deadline.
    explicit Deadline(std::function<void()> missed);
    ~Deadline();
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    /// From now on; it may be running.
    void start(std::chrono::milliseconds time);
    void stop();

private:
    friend class DeadlineWatch;

    std::shared_ptr<DeadlineWatch> m_watch;
    std::function<void()> m_missed;
    qint64 m_dueMs = 0;  ///< on the watch's clock; 0: it does not run
    bool m_isWatched = false;
};

} // namespace LabChat
