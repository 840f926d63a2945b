// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/datatable.h"

#include "core/data/eventkinds.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

using enum ColumnType;

constexpr bool required = true;

// Columns of several tables. clang-format off

const DataColumn sessionCodeColumn{"session_code"_L1, Text, "the session's code", "the session's code; of a session of [another system](other-systems.md), its name there", required};
const DataColumn labchatSessionColumn{"labchat_session"_L1, Text, "LabChat's own code of the session",
    "LabChat's own code of the session, which no other session in the log has. Two other systems, or two keys of one system, may call their sessions the same: then this "
    "column, and not `session_code`, keeps them apart, and `seq` counts in each of them", required};
const DataColumn seqColumn{"seq"_L1, Integer, "the number of the event in the session's log",
    "the number of the event in the session's log, from 1, without gaps; it orders events that have the same time", required};
const DataColumn timestampColumn{"timestamp"_L1, Seconds, "when it was stored: seconds since 1970, UTC",
    "when it was stored, by the server's clock: seconds since 1 January 1970, UTC, with three decimals", required};
const DataColumn timeUtcColumn{"time_utc"_L1, Time, "the same time", "the same time, in the form `2023-11-14T22:13:20.003Z`", required};
const DataColumn idInSessionColumn{"id_in_session"_L1, Integer, "the number in the session: 1 for P1",
    "the participant's number in the session: 1 for P1; of a session of another system, the ticket's `id_in_session`, or else LabChat's own number. Empty: the experimenter, or nobody"};
const DataColumn participantCodeColumn{"participant_code"_L1, Text, "the participant's code", "the participant's code; empty for the experimenter, or if there is none"};
const DataColumn participantLabelColumn{"participant_label"_L1, Text, "the participant's label", "the participant's label, empty if there is none"};
const DataColumn channelColumn{"channel"_L1, Text, "the channel",
    "the channel: the session's number, the study's name and the channel, joined by `-`, for example `1-group_chat-2`; empty if there is none"};
const DataColumn nicknameColumn{"nickname"_L1, Text, "the author's nickname, as it was shown", "the author's nickname, as it was shown"};
const DataColumn bodyColumn{"body"_L1, Text, "the text", "the text, exactly as it was typed"};
const DataColumn roundNumberColumn{"round_number"_L1, Integer, "the round, from 1", "the participant's round at that time, from 1"};
const DataColumn groupIdColumn{"group_id"_L1, Text, "the group in that round",
    "the participant's group in that round, unique in the session. Of a session of another system, the ticket's `group` as it is written there: the same name in another round or app is another group"};
const DataColumn idInGroupColumn{"id_in_group"_L1, Integer, "the number in the group, from 1", "the participant's number in the group, from 1"};
const DataColumn roleColumn{"role"_L1, Text, "the role", "the participant's role, empty if the study has none"};
const DataColumn pageColumn{"page"_L1, Text, "the page", "the name of the participant's page"};
const DataColumn treatmentColumn{"treatment"_L1, Text, "the treatment in that round", "the name of the participant's treatment in that round, empty if the study has none"};
const DataColumn personColumn{"person"_L1, Integer, "the person: does not change when people swap places",
    "the participant as a person: the number of their first place, or a further number for somebody who replaced another person. It does not change when people swap places"};
const DataColumn variablesColumn{"variables"_L1, Json, "values of the treatment and of the study's table",
    "the values that the participant has from the treatment and from the study's table of participants, as JSON: `{\"treatment.price\": \"10\"}`"};
const DataColumn operatorNameColumn{"operator"_L1, Text, "which operator did it", "the operator's name; empty if nobody did it by hand"};
const DataColumn reasonIdColumn{"reason_id"_L1, Text, "the identifier of the reason",
    "the identifier of a reason that LabChat offers, for example `insult`: the same in every language of the console. Empty for the operator's own words"};
const DataColumn reasonColumn{"reason"_L1, Text, "the reason in words", "the reason, in the operator's words or the console's language"};

DataTable otree()
{
    return {TableKind::OTree, "otree"_L1, "oTree's chat messages",
            "One row for each message that was sent, with the columns of oTree's own chat export, including messages that were hidden later. A message that had to be approved has the "
            "time at which it was released; it is missing if it was never released. The experimenter's messages have neither `id_in_session` nor `participant_code`.",
            {{"session_code"_L1, Text, "the session's code", sessionCodeColumn.meaning, required}, idInSessionColumn, participantCodeColumn, channelColumn, nicknameColumn, bodyColumn, timestampColumn}};
}

DataTable messages()
{
    return {TableKind::Messages, "messages"_L1, "Messages",
            "One row for each message. Round, group, role, page, variables and choices are those of the author when the message was written.",
            {sessionCodeColumn, seqColumn, timestampColumn, timeUtcColumn, roundNumberColumn, groupIdColumn, idInGroupColumn, roleColumn, pageColumn,
             {"chat"_L1, Text, "the chat box", "the name of the chat box; of a session of another system, the ticket's `app`"},
             channelColumn, idInSessionColumn, participantCodeColumn, participantLabelColumn,
             {"member"_L1, Integer, "the author's number in the channel", "the author's number in the channel, from 1"},
             nicknameColumn, bodyColumn,
             {"state"_L1, Text, "the message's state at the time of the export", "the state at the time of the export", required,
              {{"visible"_L1, "members see it"}, {"hidden"_L1, "sent, and hidden later"}, {"held"_L1, "waiting for approval"}, {"refused"_L1, "never shown"}}},
             {"posted_seq"_L1, Integer, "the event by which it was sent", "the number of the event by which it was sent; it differs from `seq` if the message was released later", required},
             personColumn, treatmentColumn, labchatSessionColumn,
             {"chat_label"_L1, Text, "the label of the chat box", "the label of the chat box, as the author saw it"},
             {"study"_L1, Text, "the name of the session's study", "the name of the session's study; empty for a session of another system"},
             {"characters"_L1, Integer, "the length of the text", "the length of the text in Unicode code points", required},
             {"state_by"_L1, Text, "which operator decided the state", "the operator who hid, restored, released or refused it; empty if nobody did"},
             {"state_timestamp"_L1, Seconds, "when that was", "when that was: seconds since 1 January 1970, UTC"},
             {"state_reason"_L1, Text, "why", "why, in the operator's words or the console's language"},
             {"first_displayed_timestamp"_L1, Seconds, "when it was first displayed on another member's page",
              "when it was first displayed on the page of another member, by the server's clock: seconds since 1 January 1970, UTC; empty if it was not"},
             {"page_elapsed_s"_L1, Seconds, "seconds since the author came to the page",
              "seconds on the session's clock, which stops in pauses, since the author came to the page (to the first page: since the author's first arrival there); empty for the experimenter and for sessions of other systems"},
             variablesColumn,
             {"choices"_L1, Json, "the author's answers so far",
              "the author's answers to choices up to this message, as JSON: `{\"1/offer/amount\": \"10\"}` for the round, the page and the choice"}},
            {u"labchat_session"_s, u"seq"_s}};
}

QList<ColumnValue> kindsOfEvents()
{
    QList<ColumnValue> values;
    for (const EventKindMeaning &kind : eventKindMeanings())
        values.append({kind.name, kind.meaning});
    return values;
}

DataTable events()
{
    return {TableKind::Events, "events"_L1, "Events", "One row for each event: everything that is in the log.",
            {sessionCodeColumn, seqColumn, timestampColumn, timeUtcColumn,
             {"kind"_L1, Text, "what happened", "what happened, see [the kinds of events](export.md#kinds-of-events)", required, kindsOfEvents()},
             idInSessionColumn, participantCodeColumn, participantLabelColumn, channelColumn, nicknameColumn, bodyColumn,
             {"detail"_L1, Json, "what only this kind has", "all fields that only this kind has, as JSON; empty if there are none. The columns from `round_number` on have the most frequent of them once more"},
             operatorNameColumn, reasonIdColumn, reasonColumn,
             {"act"_L1, Integer, "the number of the operator's act", "one act of the operator that reaches many is one event for each of them, and all have the `seq` of the first one here"},
             {"undoes"_L1, Integer, "the event that it undoes", "the `seq` of the event that this one undoes"},
             treatmentColumn, labchatSessionColumn,
             {"round_number"_L1, Integer, "the round that it is about", "the round that it is about, if it is about one: of `page_entered`, the one that begins or goes on"},
             {"page"_L1, Text, "the page that it is about", "the name of the page that it is about, if it is about one: of `page_entered`, the new one, and `finished` after the last"},
             {"page_index"_L1, Integer, "the page's place in the study", "the place of that page in the study, from 0; only of `page_entered` and `page_reentered`"},
             {"ended_by"_L1, Text, "who or what ended the page before", "who or what ended the page before; only of `page_entered` and `page_reentered`", false,
              {{"participant"_L1, "the participant went on"}, {"operator"_L1, "the operator"}, {"timer"_L1, "its time was over"}, {"group"_L1, "all of the group were ready"}}},
             {"message_seq"_L1, Integer, "the message that it is about",
              "the `seq` of the message that it is about: that was released, refused, hidden, restored, clicked in or read; of `seen` the last that was displayed; of `announcement_seen` the announcement"},
             {"choice"_L1, Text, "the choice", "the name of the choice that was answered"},
             {"text"_L1, Text, "what participants read about it", "the text that participants read about it: of a mute, of a pause, in the place of a hidden message; empty: the page's own"},
             {"audience"_L1, Text, "whom an announcement was for",
              "whom an announcement was for: `all`, `role` and its name, `group` and its number, `channel` and its number, or `participants`"},
             {"participant_codes"_L1, Text, "the participants that it is about, if several",
              "the codes of the participants that it is about, with spaces between them: of an announcement its recipients (empty: all), of a group that was formed its members"},
             {"other_participant_code"_L1, Text, "the second of two participants", "the code of the second participant, where two swapped places"},
             {"other_channel"_L1, Text, "the new channel", "the channel that a participant's chat was moved to"},
             {"url"_L1, Text, "the link that was opened", "the link that was opened, as it is in the message"}},
            {u"labchat_session"_s, u"seq"_s}};
}

DataTable choices()
{
    return {TableKind::Choices, "choices"_L1, "Choices",
            "One row for each answer to a [choice](studies.md#a-choice) on a page. An answer that was changed has several rows; the last one counts.",
            {sessionCodeColumn, seqColumn, timestampColumn, timeUtcColumn, roundNumberColumn, groupIdColumn, idInGroupColumn, roleColumn, treatmentColumn,
             {"page"_L1, Text, "the page", "the name of the page", required},
             {"choice"_L1, Text, "the choice", "the name of the choice on the page", required},
             {"value"_L1, Text, "the answer", "the answer"},
             idInSessionColumn, participantCodeColumn, participantLabelColumn, personColumn, labchatSessionColumn},
            {u"labchat_session"_s, u"seq"_s}};
}

DataTable participants()
{
    return {TableKind::Participants, "participants"_L1, "Participants", "One row for each place in a session, also for places that nobody took. Counts are of the place, whoever had it.",
            {sessionCodeColumn,
             {"id_in_session"_L1, Integer, "the number in the session: 1 for P1", idInSessionColumn.meaning, required},
             {"participant_code"_L1, Text, "the participant's code", "the participant's code", required},
             participantLabelColumn, personColumn, roundNumberColumn, groupIdColumn, idInGroupColumn, roleColumn, treatmentColumn,
             {"page"_L1, Text, "the page at the end of the log", "the name of the page on which the participant is at the time of the export; `finished` after the last one"},
             {"arrived_timestamp"_L1, Seconds, "when the participant first came", "when the participant first opened the link: seconds since 1 January 1970, UTC; empty: never"},
             {"last_acted_timestamp"_L1, Seconds, "when the participant last acted", "when the participant last sent, chose or went on: seconds since 1 January 1970, UTC"},
             {"finished_timestamp"_L1, Seconds, "when the participant finished", "when the participant came to the end: seconds since 1 January 1970, UTC; empty: not"},
             {"connections"_L1, Integer, "how often the page connected", "how often the participant's page connected to the server", required},
             {"messages"_L1, Integer, "messages sent", "messages that were sent, including those that were held, refused or hidden", required},
             {"characters"_L1, Integer, "their length together", "their length together, in Unicode code points", required},
             {"messages_hidden"_L1, Integer, "of them hidden or refused", "of them those that are hidden or refused at the time of the export", required},
             {"actions"_L1, Integer, "operator's actions on this participant", "the operator's actions that are about this participant", required},
             {"removed"_L1, Integer, "1: removed", "1: removed by the operator at the time of the export; otherwise 0", required},
             variablesColumn,
             {"choices"_L1, Json, "the answers", "the participant's newest answer to each choice, as JSON: `{\"1/offer/amount\": \"10\"}` for the round, the page and the choice"},
             labchatSessionColumn},
            {u"labchat_session"_s, u"participant_code"_s}};
}

DataTable channels()
{
    return {TableKind::Channels, "channels"_L1, "Channels", "One row for each channel of a session, also for those in which nobody wrote.",
            {sessionCodeColumn,
             {"channel"_L1, Text, "the channel", channelColumn.meaning, required},
             {"channel_number"_L1, Integer, "the channel's number in the session", "the channel's number in the session, from 1", required},
             {"chats"_L1, Text, "the chat boxes that lead there", "the names of the chat boxes that lead to it, with spaces between them; of a session of another system, its apps"},
             {"members"_L1, Integer, "how many members it has", "how many members it has had, with those who were moved there", required},
             {"participant_codes"_L1, Text, "the codes of the members", "the codes of the members in the order of their member numbers, with spaces between them"},
             {"messages"_L1, Integer, "messages sent", "messages that were sent, including those that were held, refused or hidden", required},
             {"messages_hidden"_L1, Integer, "of them hidden or refused", "of them those that are hidden or refused at the time of the export", required},
             {"characters"_L1, Integer, "their length together", "their length together, in Unicode code points", required},
             {"authors"_L1, Integer, "how many participants wrote", "how many participants have written there", required},
             {"first_message_timestamp"_L1, Seconds, "the first message", "when the first message was sent: seconds since 1 January 1970, UTC; empty: there is none"},
             {"last_message_timestamp"_L1, Seconds, "the last message", "when the last message was sent: seconds since 1 January 1970, UTC"},
             labchatSessionColumn},
            {u"labchat_session"_s, u"channel"_s}};
}

DataTable actions()
{
    return {TableKind::Actions, "actions"_L1, "Actions",
            "One row for each act of the operator: what was done at once is one row, however many it reached.",
            {sessionCodeColumn, seqColumn, timestampColumn, timeUtcColumn,
             {"kind"_L1, Text, "what was done", "the [kind](export.md#kinds-of-events) of the act's events", required},
             operatorNameColumn, reasonIdColumn, reasonColumn,
             {"text"_L1, Text, "what participants read", "the text that participants read: of an announcement, of a mute, in the place of a hidden message; empty: the page's own"},
             channelColumn,
             {"page"_L1, Text, "the page", "the name of the page that it is about, if it is about one"},
             {"message_seq"_L1, Integer, "the message", "the `seq` of the message that it is about, if it is about one; of several, the first"},
             {"events"_L1, Integer, "how many events it is", "how many events of the log it is", required},
             {"reached"_L1, Integer, "how many participants it reached",
              "how many participants it reached: those it is about, of an announcement its recipients, of a channel its members, of the whole session all", required},
             {"participant_codes"_L1, Text, "their codes", "the codes of the participants it reached, in the order of their numbers, with spaces between them"},
             {"undoes"_L1, Integer, "the event that it undoes", "the `seq` of the event that it undoes"},
             {"undone_by"_L1, Integer, "the event that undid it", "the `seq` of the first event that undid it; empty: it was not undone"},
             labchatSessionColumn},
            {u"labchat_session"_s, u"seq"_s}};
}

DataTable receipts()
{
    return {TableKind::Receipts, "receipts"_L1, "Receipts",
            "One row for each message and each other member of its channel at that time: whether and when it came to them.",
            {sessionCodeColumn, seqColumn,
             {"id_in_session"_L1, Integer, "the recipient's number", "the recipient's number in the session: 1 for P1", required},
             {"participant_code"_L1, Text, "the recipient's code", "the recipient's code", required},
             channelColumn,
             {"delivered_timestamp"_L1, Seconds, "when the server sent it to the page",
              "when the server sent it to the recipient's page: at once if the page was connected and had a chat box of this channel, or else when both was so again; seconds since 1 January 1970, UTC; empty: never"},
             {"displayed_timestamp"_L1, Seconds, "when it was displayed",
              "when the page reported that it was displayed, by the server's clock: seconds since 1 January 1970, UTC; empty: it was not reported"},
             labchatSessionColumn},
            {u"labchat_session"_s, u"seq"_s, u"participant_code"_s}};
}

} // namespace

// clang-format on

const DataTable &dataTable(TableKind kind)
{
    static const std::array tables{otree(), messages(), events(), choices(), participants(), channels(), actions(), receipts()};
    return tables[std::size_t(kind)];
}

} // namespace LabChat
