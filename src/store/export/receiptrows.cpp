// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/receiptrows.h"

namespace LabChat {

int ReceiptRows::add(RowSink &to, const SessionState &state, const Event &event)
{
    if (!isSaid(event.kind) || !m_chosen.has(state, event))
        return 0;
    const Session &session = state.session();
    int rows = 0;
    for (const int member : state.membersOf(event.channel)) {
        if (member == event.participant)
            continue;
        const qint64 displayedMs = m_displays.displayedAt(member, event.channel, event.seq);
        qint64 deliveredMs = m_presence.deliveredAt(member, event.channel, event.seq, event.atMs);
        if (displayedMs != 0 && (deliveredMs == 0 || displayedMs < deliveredMs)) // the connection came from a log that was cut off
            deliveredMs = displayedMs;
        to.add(session.exportedCode());
        to.add(event.seq);
        to.add(qint64(session.exportedNumber(member)));
        to.add(session.participant(member).code);
        to.add(session.channelName(event.channel));
        to.add(deliveredMs == 0 ? QByteArrayView() : m_times.seconds(deliveredMs));
        to.add(displayedMs == 0 ? QByteArrayView() : m_times.seconds(displayedMs));
        to.add(session.code);
        to.endRecord();
        ++rows;
    }
    return rows;
}

} // namespace LabChat
