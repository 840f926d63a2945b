// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consolefixture.h"

namespace LabChat {

/// A console for two sessions, which the test opens: m_second, the newer one, is shown at first. Groups of four. Main thread.
class TwoSessions : public ConsoleFixture {
    Q_OBJECT

protected slots:
    void init();

protected:
    explicit TwoSessions(int participantsOfSecond = 12) : m_participantsOfSecond(participantsOfSecond) {}
    void openSessions() { ConsoleFixture::openSessions({m_first, m_second}); }

    SessionPtr m_first;
    SessionPtr m_second;

private:
    int m_participantsOfSecond;
};

} // namespace LabChat
