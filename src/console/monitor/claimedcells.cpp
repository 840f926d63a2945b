// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/claimedcells.h"

#include "console/session/claimtexts.h"

#include <QtCore/QCoreApplication>

#include <limits>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ClaimedCells)
};

QString textOfMissing(const ExpectedParticipant &who, int column)
{
    switch (column) {
    case ParticipantsModel::LabelColumn:
        return who.label;
    case ParticipantsModel::CodeColumn:
        return who.code == who.label ? QString() : who.code; // a name that may be either
    case ParticipantsModel::GroupColumn:
        return who.group;
    case ParticipantsModel::RoleColumn:
        return who.role;
    case ParticipantsModel::OnlineColumn:
        return statusText(ParticipantStatus::Expected);
    default:
        return {};
    }
}

/// After the participants by place, and before all of them by numbers, which nobody has who has not come.
QVariant sortKeyOfMissing(const ExpectedParticipant &who, const QModelIndex &index)
{
    switch (index.column()) {
    case ParticipantsModel::PlaceColumn:
        return index.row() + 1;
    case ParticipantsModel::GroupColumn:
        return naturalKey(who.group);
    case ParticipantsModel::IdColumn:
    case ParticipantsModel::OnlineColumn:
    case ParticipantsModel::RoundColumn:
    case ParticipantsModel::TimeLeftColumn:
    case ParticipantsModel::TypingColumn:
    case ParticipantsModel::IdleColumn:
    case ParticipantsModel::MessagesColumn:
    case ParticipantsModel::LastSeenColumn:
    case ParticipantsModel::RoundTripColumn:
    case ParticipantsModel::ClockColumn:
    case ParticipantsModel::ReconnectsColumn:
        return std::numeric_limits<int>::min();
    default:
        return textOfMissing(who, index.column());
    }
}

} // namespace

QString claimedText(const WatchedSession &watched, int participant, ParticipantsModel::Column column, bool hasApps)
{
    const ParticipantState &state = watched.state().participant(participant);
    const ChannelClaims &claims = state.claims;
    const auto known = [](int number) { return number == 0 ? u""_s : QString::number(number); };
    const auto given = [](const QString &text) { return text.isEmpty() ? u""_s : text; };
    switch (column) {
    case ParticipantsModel::IdColumn:
        return known(claims.idInSession);
    case ParticipantsModel::NicknameColumn:
        return given(claims.nickname);
    case ParticipantsModel::GroupColumn:
        return given(claims.group);
    case ParticipantsModel::RoleColumn:
        return given(claims.role);
    case ParticipantsModel::AppColumn:
        return hasApps ? given(claims.app) : u""_s;
    case ParticipantsModel::RoundColumn:
        return known(claims.round);
    case ParticipantsModel::PageColumn:
        return given(claims.page);
    case ParticipantsModel::ChangesColumn:
        return given(newestChangeText(state));
    case ParticipantsModel::WaitsForColumn:
    case ParticipantsModel::TimeLeftColumn:
    case ParticipantsModel::ReconnectsColumn: // each page connects anew
        return u""_s;
    default:
        return {};
    }
}

QVariant missingCell(const ExpectedParticipant &who, const QModelIndex &index, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return textOfMissing(who, index.column());
    case Qt::ToolTipRole:
        return Texts::tr("Expected by the table that was loaded; has not come yet");
    case ParticipantsModel::SortRole:
        return sortKeyOfMissing(who, index);
    case ParticipantsModel::FilterRole:
        return QString(who.code + u'\n' + who.label);
    case ParticipantsModel::ParticipantRole:
        return 0;
    case ParticipantsModel::StatusRole:
        return QVariant::fromValue(ParticipantStatus::Expected);
    default:
        return {};
    }
}

bool hasSeveralApps(const Session &session)
{
    for (int channel = 2; session.isOfOtherSystem() && channel <= session.channels.size(); ++channel) {
        if (session.homeOf(channel).app != session.homeOf(1).app)
            return true;
    }
    return false;
}

} // namespace LabChat
