// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/twosessions.h"

namespace LabChat {

void TwoSessions::init()
{
    ConsoleFixture::init();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_first = groupSession(1, 8, 4, nowMs);
    m_second = groupSession(2, m_participantsOfSecond, 4, nowMs);
    makeWindow();
}

} // namespace LabChat
