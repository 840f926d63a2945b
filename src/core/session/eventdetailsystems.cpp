// SPDX-License-Identifier: GPL-3.0-or-later
// The details of what other systems make happen with their tickets.
#include "core/session/eventdetail.h"

#include "core/base/jsonmembers.h"
#include "core/session/eventdetailkeys.h"

namespace LabChat {

namespace {

namespace Keys = DetailKeys;

} // namespace

void setAdmission(Event &event, const BoxAdmission &admission)
{
    const ChannelClaims &claims = admission.claims;
    event.detail.insert(Keys::participantCode, admission.participant);
    event.detail.insert(Keys::handle, admission.handle);
    event.detail.insert(Keys::app, claims.app);
    event.detail.insert(Keys::channelName, claims.channel);
    event.detail.insert(Keys::nickname, claims.nickname);
    event.detail.insert(Keys::group, admission.group);
    insertUnlessEmpty(event.detail, Keys::label, claims.label);
    insertUnlessEmpty(event.detail, Keys::groupName, claims.group);
    insertUnlessZero(event.detail, Keys::idInGroup, claims.idInGroup);
    insertUnlessEmpty(event.detail, Keys::role, claims.role);
    insertUnlessZero(event.detail, Keys::round, claims.round);
    insertUnlessEmpty(event.detail, Keys::pageName, claims.page);
    insertUnlessZero(event.detail, Keys::idInSession, claims.idInSession);
}

BoxAdmission admissionOf(const Event &event)
{
    const auto text = [&event](QLatin1StringView key) { return event.detail.value(key).toString(); };
    const auto number = [&event](QLatin1StringView key) { return event.detail.value(key).toInt(); };
    return {text(Keys::participantCode), text(Keys::handle),
            {text(Keys::app), text(Keys::channelName), text(Keys::nickname), text(Keys::label), text(Keys::groupName), number(Keys::idInGroup), text(Keys::role),
             number(Keys::round), text(Keys::pageName), number(Keys::idInSession)},
            number(Keys::group)};
}

} // namespace LabChat
