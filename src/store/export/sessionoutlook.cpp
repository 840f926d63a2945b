// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/sessionoutlook.h"

#include "store/export/actionrows.h"
#include "store/export/channelrows.h"
#include "store/export/exportrows.h"
#include "store/export/participantrows.h"
#include "store/export/pseudonymizer.h"
#include "store/export/receiptrows.h"
#include "store/sessionrows.h"

namespace LabChat {

Result<SessionOutlook> SessionOutlook::read(Database &database, const ExportedSession &session, const ExportRequest &request, const QList<TableKind> &tables)
{
    using enum TableKind;
    SessionOutlook outlook;
    if (tables.contains(Messages) || tables.contains(Participants) || tables.contains(Channels) || !request.choice.withHidden) {
        const auto states = MessageStates::read(database, session);
        if (!states)
            return tl::unexpected(states.error());
        outlook.states = *states;
    }
    if (request.choice != ExportChoice()) {
        const auto stored = readSession(database, session.id);
        if (!stored)
            return tl::unexpected(stored.error());
        outlook.chosen = ChosenRows(request.choice, chosenParticipants(**stored, request), outlook.states);
    }
    if (tables.contains(Messages) || tables.contains(Receipts)) {
        const auto displays = DisplayMarks::read(database, session);
        if (!displays)
            return tl::unexpected(displays.error());
        outlook.displays = *displays;
    }
    if (tables.contains(Receipts)) {
        const auto presence = PresenceIntervals::read(database, session);
        if (!presence)
            return tl::unexpected(presence.error());
        outlook.presence = *presence;
    }
    return outlook;
}

std::unique_ptr<TableRows> makeTableRows(TableKind table, const SessionOutlook &outlook)
{
    switch (table) {
    case TableKind::OTree:
    case TableKind::Messages:
    case TableKind::Events:
    case TableKind::Choices:
        return std::make_unique<ExportRows>(table, outlook.chosen, outlook.states, outlook.displays);
    case TableKind::Participants:
        return std::make_unique<ParticipantRows>(outlook.chosen, outlook.states);
    case TableKind::Channels:
        return std::make_unique<ChannelRows>(outlook.chosen, outlook.states);
    case TableKind::Actions:
        return std::make_unique<ActionRows>(outlook.chosen);
    case TableKind::Receipts:
        return std::make_unique<ReceiptRows>(outlook.chosen, outlook.displays, outlook.presence);
    }
    Q_UNREACHABLE();
}

} // namespace LabChat
