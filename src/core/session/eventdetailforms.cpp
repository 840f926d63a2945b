// SPDX-License-Identifier: GPL-3.0-or-later
// Which forms the values of details can have, and which of them each kind of event needs.
#include "core/session/eventdetail.h"
#include "core/session/eventdetailkeys.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace LabChat {

namespace {

namespace Keys = DetailKeys;

bool isNumber(const QJsonValue &value)
{
    return value.isDouble() && value.toInteger(0) == value.toInteger(1); // a whole one
}

bool isText(const QJsonValue &value)
{
    return value.isString();
}

bool isNumberOrText(const QJsonValue &value)
{
    return isNumber(value) || isText(value);
}

bool isNumberOrRestraint(const QJsonValue &value)
{
    const QJsonObject restraint = value.toObject();
    const auto isKeptIn = [&restraint](QLatin1StringView key, bool (*isKept)(const QJsonValue &)) { return !restraint.contains(key) || isKept(restraint.value(key)); };
    return isNumber(value) || (value.isObject() && isKeptIn(Keys::until, isNumber) && isKeptIn(Keys::text, isText));
}

template <bool (*isElement)(const QJsonValue &)>
bool isListOf(const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    return value.isArray() && std::all_of(list.begin(), list.end(), isElement);
}

constexpr auto isNumbers = isListOf<isNumber>;
constexpr auto isTexts = isListOf<isText>;
constexpr auto isListsOfNumbers = isListOf<isListOf<isNumber>>;

struct Form {
    QLatin1StringView key;
    bool (*isKept)(const QJsonValue &);
};

constexpr std::array forms{
    Form{Keys::act, isNumber},
    Form{Keys::app, isText},
    Form{Keys::before, isNumberOrRestraint},
    Form{Keys::browser, isText},
    Form{Keys::by, isText},
    Form{Keys::byMs, isNumber},
    Form{Keys::channelName, isText},
    Form{Keys::characters, isNumber},
    Form{Keys::choice, isText},
    Form{Keys::endsAt, isNumber},
    Form{Keys::group, isNumber},
    Form{Keys::groupName, isText},
    Form{Keys::groups, isListsOfNumbers},
    Form{Keys::handle, isText},
    Form{Keys::idInGroup, isNumber},
    Form{Keys::idInSession, isNumber},
    Form{Keys::label, isText},
    Form{Keys::message, isNumber},
    Form{Keys::nickname, isText},
    Form{Keys::nonce, isText},
    Form{Keys::operatorName, isText},
    Form{Keys::other, isNumber},
    Form{Keys::page, isText},
    Form{Keys::pageIndex, isNumber},
    Form{Keys::pageName, isText},
    Form{Keys::participantCode, isText},
    Form{Keys::participants, isNumbers},
    Form{Keys::reason, isText},
    Form{Keys::reasonId, isText},
    Form{Keys::role, isText},
    Form{Keys::round, isNumber},
    Form{Keys::seed, isNumber},
    Form{Keys::spentMs, isNumber},
    Form{Keys::swaps, isListsOfNumbers},
    Form{Keys::text, isText},
    Form{Keys::to, isNumberOrText},
    Form{Keys::toMember, isNumber},
    Form{Keys::treatments, isTexts},
    Form{Keys::treatmentsOfGroups, isTexts},
    Form{Keys::undoes, isNumber},
    Form{Keys::until, isNumber},
    Form{Keys::upTo, isNumber},
    Form{Keys::url, isText},
    Form{Keys::waitedInVain, isText},
};

/// What an event of a kind cannot be without.
QList<QLatin1StringView> neededBy(EventKind kind)
{
    switch (kind) {
    case EventKind::ClockJumped:
        return {Keys::byMs};
    case EventKind::Seen:
        return {Keys::upTo};
    case EventKind::LinkClicked:
        return {Keys::message, Keys::url};
    case EventKind::TextUnsent:
        return {Keys::characters, Keys::page, Keys::round};
    case EventKind::Ready:
        return {Keys::page, Keys::round};
    case EventKind::PageEntered:
    case EventKind::PageReentered:
        return {Keys::by, Keys::page, Keys::pageIndex, Keys::round};
    case EventKind::MessageReleased:
    case EventKind::MessageRefused:
    case EventKind::MessageHidden:
    case EventKind::MessageRestored:
    case EventKind::HelpRead:
    case EventKind::AnnouncementSeen:
        return {Keys::message};
    case EventKind::Announced:
        return {Keys::to};
    case EventKind::SeatsSwapped:
        return {Keys::other};
    case EventKind::ChannelMoved:
        return {Keys::to, Keys::toMember};
    case EventKind::GroupFormed:
        return {Keys::group, Keys::participants, Keys::swaps};
    case EventKind::ChoiceMade:
        return {Keys::choice, Keys::page, Keys::round};
    case EventKind::BoxAdmitted:
        return {Keys::app, Keys::channelName, Keys::group, Keys::handle, Keys::nickname, Keys::participantCode};
    case EventKind::SessionCreated:
    case EventKind::ServerStarted:
    case EventKind::Arrived:
    case EventKind::Connected:
    case EventKind::Disconnected:
    case EventKind::Message:
    case EventKind::SessionEnded:
    case EventKind::MessageHeld:
    case EventKind::HoldingStarted:
    case EventKind::HoldingEnded:
    case EventKind::Muted:
    case EventKind::Unmuted:
    case EventKind::Frozen:
    case EventKind::Unfrozen:
    case EventKind::Paused:
    case EventKind::Resumed:
    case EventKind::CountdownSet:
    case EventKind::Removed:
    case EventKind::Readmitted:
    case EventKind::PersonReplaced:
    case EventKind::HelpRequested:
    case EventKind::HelpAnswered:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

bool isDetailReadable(const Event &event)
{
    const QList<QLatin1StringView> needed = neededBy(event.kind);
    if (event.detail.isEmpty())
        return needed.isEmpty();
    return std::all_of(needed.begin(), needed.end(), [&event](QLatin1StringView key) { return event.detail.contains(key); })
        && std::all_of(forms.begin(), forms.end(), [&event](const Form &form) {
               const QJsonValue value = event.detail.value(form.key);
               return value.isUndefined() || form.isKept(value);
           });
}

} // namespace LabChat
