// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"

#include "core/base/jsonmembers.h"
#include "core/session/eventdetailkeys.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

namespace Keys = DetailKeys;

constexpr std::array advancers{
    std::pair{AdvancedBy::Participant, "participant"_L1},
    std::pair{AdvancedBy::Operator, "operator"_L1},
    std::pair{AdvancedBy::Timer, "timer"_L1},
    std::pair{AdvancedBy::Group, "group"_L1},
};

constexpr std::array audiences{
    std::pair{Audience::Kind::All, "all"_L1},
    std::pair{Audience::Kind::Role, "role"_L1},
    std::pair{Audience::Kind::Group, "group"_L1},
    std::pair{Audience::Kind::Channel, "channel"_L1},
    std::pair{Audience::Kind::Participants, "participants"_L1},
};

QString nameOf(const auto &names, auto value)
{
    return std::find_if(names.begin(), names.end(), [=](const auto &entry) { return entry.first == value; })->second;
}

auto valueOf(const auto &names, const QString &name) -> std::optional<decltype(names.front().first)>
{
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto &entry) { return entry.second == name; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

qint64 number(const QJsonObject &detail, QLatin1StringView key)
{
    return detail.value(key).toInteger();
}

QString text(const QJsonObject &detail, QLatin1StringView key)
{
    return detail.value(key).toString();
}

Restraint restraint(const QJsonObject &detail)
{
    return {text(detail, Keys::text), number(detail, Keys::until)};
}

std::optional<qint64> numberIfThere(const QJsonObject &detail, QLatin1StringView key)
{
    return detail.contains(key) ? std::optional(number(detail, key)) : std::nullopt;
}

} // namespace

void setIntervention(Event &event, const Intervention &intervention)
{
    event.detail.insert(Keys::operatorName, intervention.operatorName);
    insertUnlessEmpty(event.detail, Keys::reason, intervention.reason);
    insertUnlessEmpty(event.detail, Keys::text, intervention.text);
    insertUnlessZero(event.detail, Keys::undoes, intervention.undoes);
    insertUnlessEmpty(event.detail, Keys::reasonId, intervention.reasonId);
    insertUnlessZero(event.detail, Keys::act, intervention.act);
}

Intervention interventionOf(const Event &event)
{
    return {text(event.detail, Keys::operatorName), text(event.detail, Keys::reason), text(event.detail, Keys::text), number(event.detail, Keys::undoes),
            text(event.detail, Keys::reasonId), number(event.detail, Keys::act)};
}

qint64 actOf(const Event &event)
{
    const qint64 act = number(event.detail, Keys::act);
    return act == 0 ? event.seq : act;
}

bool isIntervention(const Event &event)
{
    return event.kind != EventKind::HelpRead && event.detail.contains(Keys::operatorName);
}

QString textForParticipants(const Event &event)
{
    return text(event.detail, Keys::text);
}

void setEndedBy(Event &event, const QString &operatorName, const QString &reason, const QString &reasonId)
{
    event.detail.insert(Keys::operatorName, operatorName);
    event.detail.insert(Keys::reason, reason);
    insertUnlessEmpty(event.detail, Keys::reasonId, reasonId);
}

void setLabel(Event &event, const QString &label)
{
    event.detail.remove(Keys::label);
    insertUnlessEmpty(event.detail, Keys::label, label);
}

QString labelOf(const Event &event)
{
    return text(event.detail, Keys::label);
}

void setBrowser(Event &event, const QString &mark)
{
    insertUnlessEmpty(event.detail, Keys::browser, mark);
}

QString browserOf(const Event &event)
{
    return text(event.detail, Keys::browser);
}

void setSeenUpTo(Event &event, qint64 seq)
{
    event.detail.insert(Keys::upTo, seq);
}

qint64 seenUpToOf(const Event &event)
{
    return number(event.detail, Keys::upTo);
}

void setLink(Event &event, const QString &url)
{
    event.detail.insert(Keys::url, url);
}

QString linkOf(const Event &event)
{
    return text(event.detail, Keys::url);
}

void setClockJump(Event &event, qint64 byMs)
{
    event.detail.insert(Keys::byMs, byMs);
}

qint64 clockJumpOf(const Event &event)
{
    return number(event.detail, Keys::byMs);
}

void setCharacters(Event &event, int characters)
{
    event.detail.insert(Keys::characters, characters);
}

int charactersOf(const Event &event)
{
    return int(number(event.detail, Keys::characters));
}

void setPage(Event &event, const QString &name)
{
    insertUnlessEmpty(event.detail, Keys::page, name);
}

void setPage(Event &event, const QString &name, int round)
{
    event.detail.insert(Keys::page, name);
    event.detail.insert(Keys::round, round);
}

QString pageOf(const Event &event)
{
    return text(event.detail, Keys::page);
}

int roundOf(const Event &event)
{
    return event.detail.value(Keys::round).toInt();
}

void setPageEntry(Event &event, const QString &name, const Position &position, AdvancedBy by)
{
    setPage(event, name, position.round);
    event.detail.insert(Keys::pageIndex, position.page);
    event.detail.insert(Keys::by, nameOf(advancers, by));
}

int pageIndexOf(const Event &event)
{
    return event.detail.value(Keys::pageIndex).toInt();
}

std::optional<AdvancedBy> advancedByOf(const Event &event)
{
    return valueOf(advancers, text(event.detail, Keys::by));
}

void setSpentBefore(Event &event, qint64 spentMs)
{
    event.detail.insert(Keys::spentMs, spentMs);
}

qint64 spentBefore(const Event &event)
{
    return number(event.detail, Keys::spentMs);
}

void setMessage(Event &event, qint64 seq)
{
    event.detail.insert(Keys::message, seq);
}

qint64 messageOf(const Event &event)
{
    return number(event.detail, Keys::message);
}

void setHeldNonce(Event &event, const QByteArray &nonce)
{
    event.detail.insert(Keys::nonce, QString::fromUtf8(nonce));
}

QByteArray heldNonceOf(const Event &event)
{
    return text(event.detail, Keys::nonce).toUtf8();
}

void setUntil(Event &event, qint64 untilMs)
{
    insertUnlessZero(event.detail, Keys::until, untilMs);
}

Restraint restraintOf(const Event &event)
{
    return restraint(event.detail);
}

void setRestraintBefore(Event &event, const Restraint &before)
{
    QJsonObject json;
    insertUnlessZero(json, Keys::until, before.untilMs);
    insertUnlessEmpty(json, Keys::text, before.text);
    event.detail.insert(Keys::before, json);
}

std::optional<Restraint> restraintBefore(const Event &event)
{
    const QJsonValue before = event.detail.value(Keys::before);
    return before.isUndefined() ? std::nullopt : std::optional(restraint(before.toObject()));
}

void setCountdown(Event &event, std::optional<qint64> endsAtMs, std::optional<qint64> beforeMs)
{
    if (endsAtMs)
        event.detail.insert(Keys::endsAt, *endsAtMs);
    if (beforeMs)
        event.detail.insert(Keys::before, *beforeMs);
}

std::optional<qint64> countdownOf(const Event &event)
{
    return numberIfThere(event.detail, Keys::endsAt);
}

std::optional<qint64> countdownBefore(const Event &event)
{
    return numberIfThere(event.detail, Keys::before);
}

void setAudience(Event &event, const Audience &audience, const QList<int> &recipients)
{
    QString to = nameOf(audiences, audience.kind);
    switch (audience.kind) {
    case Audience::Kind::All:
    case Audience::Kind::Participants:
        break;
    case Audience::Kind::Role:
        to += u' ' + audience.role;
        break;
    case Audience::Kind::Group:
        to += u' ' + QString::number(audience.group);
        break;
    case Audience::Kind::Channel:
        to += u' ' + QString::number(audience.channel);
        break;
    }
    event.detail.insert(Keys::to, to);
    QJsonArray places;
    for (const int participant : recipients)
        places.append(participant);
    if (!places.isEmpty())
        event.detail.insert(Keys::participants, places);
}

bool isAudienceKnown(const Event &event)
{
    return valueOf(audiences, text(event.detail, Keys::to).section(u' ', 0, 0)).has_value();
}

Audience audienceOf(const Event &event)
{
    const QString to = text(event.detail, Keys::to);
    const QString which = to.section(u' ', 1);
    Audience audience;
    audience.kind = valueOf(audiences, to.section(u' ', 0, 0)).value_or(Audience::Kind::All);
    switch (audience.kind) {
    case Audience::Kind::All:
        break;
    case Audience::Kind::Role:
        audience.role = which;
        break;
    case Audience::Kind::Group:
        audience.group = which.toInt();
        break;
    case Audience::Kind::Channel:
        audience.channel = which.toInt();
        break;
    case Audience::Kind::Participants:
        audience.participants = recipientsOf(event);
        break;
    }
    return audience;
}

QList<int> recipientsOf(const Event &event)
{
    QList<int> recipients;
    const QJsonArray places = event.detail.value(Keys::participants).toArray();
    for (const QJsonValue &place : places)
        recipients.append(place.toInt());
    return recipients;
}

void setOtherSeat(Event &event, int participant)
{
    event.detail.insert(Keys::other, participant);
}

int otherSeatOf(const Event &event)
{
    return event.detail.value(Keys::other).toInt();
}

void setNewChannel(Event &event, const MovedBox &to)
{
    event.detail.insert(Keys::to, to.channel);
    event.detail.insert(Keys::toMember, to.member);
}

MovedBox newChannelOf(const Event &event)
{
    return {event.detail.value(Keys::to).toInt(), event.detail.value(Keys::toMember).toInt()};
}

} // namespace LabChat
