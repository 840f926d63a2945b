// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetailcolumns.h"

#include "core/session/eventdetail.h"
#include "core/session/eventdetailkeys.h"

namespace LabChat {

namespace {

namespace Keys = DetailKeys;

} // namespace

DetailColumns detailColumnsOf(const Event &event)
{
    const QJsonObject &detail = event.detail;
    DetailColumns columns;
    if (detail.isEmpty())
        return columns;
    if (event.kind == EventKind::Seen) { // the most frequent kind with a detail, and it has nothing else
        columns.message = seenUpToOf(event);
        return columns;
    }
    columns.round = roundOf(event);
    columns.page = event.kind == EventKind::BoxAdmitted ? admissionOf(event).claims.page : pageOf(event);
    if (detail.contains(Keys::pageIndex))
        columns.pageIndex = pageIndexOf(event);
    columns.endedBy = detail.value(Keys::by).toString();
    columns.message = messageOf(event);
    columns.choice = choiceOf(event);
    columns.text = textForParticipants(event);
    if (event.kind == EventKind::Announced)
        columns.audience = detail.value(Keys::to).toString();
    // Only of these kinds is it known (eventcheck.h) that they name participants and channels that are there.
    if (event.kind == EventKind::Announced || event.kind == EventKind::GroupFormed)
        columns.participants = recipientsOf(event);
    if (event.kind == EventKind::SeatsSwapped)
        columns.otherParticipant = otherSeatOf(event);
    if (event.kind == EventKind::ChannelMoved)
        columns.otherChannel = newChannelOf(event).channel;
    columns.url = linkOf(event);
    return columns;
}

} // namespace LabChat
