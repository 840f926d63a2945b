// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consolefixture.h"

namespace LabChat {

/// A window with a session of six groups that has been running for a while. Owned by the code that makes the screenshots; main thread.
class Scene final : public ConsoleFixture {
    Q_OBJECT

public:
    explicit Scene(const QSize &size);

    using ConsoleFixture::find;
    /// Adds another event.
    void happens(Event event, const QString &body, const QJsonObject &detail);
    void commit(const QList<Event> &events);
    void trigger(const QString &action) const;
    void save(const QString &file) const;
    void saveDialog(const QString &file) const;
    void closeDialogs() const;
    /// Lets the window lay out and paint the new content.
    static void settle();
    [[nodiscard]] FakeHistory &history() { return *m_history; }

private:
    std::unique_ptr<FakeHistory> m_history;
};

} // namespace LabChat
