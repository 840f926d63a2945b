// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/eventkinds.h"

namespace LabChat {

using namespace Qt::StringLiterals;

// clang-format off
const QList<EventKindMeaning> &eventKindMeanings()
{
    static const QList<EventKindMeaning> meanings{
        {"session_created"_L1, "the session was created",
         "if something was drawn at random: `seed`, `treatments` (of P1, P2, …) or `treatments_of_groups` (of group 1, 2, …), `groups` (with `random_once`: the members of each group)"},
        {"server_started"_L1, "the server was started again and continued the session; nobody was connected before"},
        {"clock_jumped"_L1, "somebody or something set the computer's clock; later times are those of the new clock",
         "`by_ms`: how far, in milliseconds; negative: back. Countdowns are not affected"},
        {"box_admitted"_L1, "a box in another system's page was let into its channel, or a later ticket says something else",
         "what its ticket says: `app`, `channel_name` (the ticket's `channel`), `nickname`, `participant_code` (its `sub`); as far as the ticket says them: `label`, `group_name` (its `group`), `id_in_group`, "
         "`role`, `round`, `page_name`, `id_in_session`. `group` is LabChat's own number of the group, and `handle` identifies the channel in the [protocol](protocol.md)"},
        {"arrived"_L1, "a participant opened the link for the first time",
         "`label`, if there is one; `browser`: the mark of a browser that came without a label. The same browser has another mark in each session"},
        {"connected"_L1, "the participant's page connected"},
        {"disconnected"_L1, "the connection ended"},
        {"message"_L1, "a message was sent; without `id_in_session`: by the experimenter",
         "`round`, `page`: only if it was sent when this page or its chat had just ended (`on_end`)"},
        {"message_held"_L1, "a message was sent and waits for approval", "as `message`"},
        {"message_released"_L1, "the operator released a message that was held: members see it from now on", "`message`: the `seq` of `message_held`; `nonce`: that of `message_held`"},
        {"message_refused"_L1, "the operator refused a message that was held", "`message`: the `seq` of `message_held`; `nonce`: that of `message_held`"},
        {"message_hidden"_L1, "a message was hidden", "`message`: its `seq`"},
        {"message_restored"_L1, "a message that was hidden was shown again", "`message`: its `seq`"},
        {"holding_started"_L1, "messages of a channel or a participant have to be approved from now on"},
        {"holding_ended"_L1, "messages of a channel or a participant no longer have to be approved"},
        {"muted"_L1, "a participant may not write, in a channel or (without a channel) anywhere",
         "`until`: on the session's clock; `before`: the mute that it replaces, with `until` and `text`"},
        {"unmuted"_L1, "a participant may write again", "`before`: the mute that was lifted, with `until` and `text`"},
        {"frozen"_L1, "a channel, a page or (without either) the whole session accepts no messages", "`page`"},
        {"unfrozen"_L1, "a channel, a page or the whole session accepts messages again", "`page`; `before`: what was lifted, with `text`"},
        {"paused"_L1, "the session and its clock stopped"},
        {"resumed"_L1, "the session and its clock continued"},
        {"countdown_set"_L1, "the end of a page or of a chat was set", "`ends_at`, `before`: on the session's clock; `round`, `page`"},
        {"announced"_L1, "the experimenter announced something to all or some participants", "`to`: the audience; `participants`: who that was"},
        {"removed"_L1, "a participant was removed"},
        {"readmitted"_L1, "a participant who was removed was let back in", "`before`: what was lifted, with `text`"},
        {"seats_swapped"_L1, "two people swapped places", "`other`: the second place"},
        {"channel_moved"_L1, "a participant's chat was moved to another channel", "`to`: the number of the new channel; `to_member`: the participant's number in it"},
        {"person_replaced"_L1, "the place was given to a new person"},
        {"help_requested"_L1, "a participant wrote to the experimenter in private"},
        {"help_read"_L1, "the operator marked what a participant had written in private as read", "`message`: the `seq` of the newest `help_requested`; `operator`"},
        {"help_answered"_L1, "the experimenter answered a participant in private"},
        {"seen"_L1, "messages were displayed on the participant's page", "`up_to`: the `seq` of the last one"},
        {"link_clicked"_L1, "the participant opened a link in a message; only in chats that show links", "`message`: its `seq`; `url`"},
        {"text_unsent"_L1, "a page or chat ended while a text was in the chat's input; it was not sent. Only if the study logs it",
         "`characters`: its length; `round`, `page`"},
        {"announcement_seen"_L1, "an announcement was displayed on the participant's page, which was in front", "`message`: the `seq` of `announced`"},
        {"ready"_L1, "the participant waits for the others on a page that ends with the group", "`round`, `page`"},
        {"page_entered"_L1, "the participant came to a page",
         "`round`, `page` (its name, or `finished`), `page_index` (from 0), `by`: who or what ended the page before (`participant`, `operator`, `timer`, `group`), `waited_in_vain_on` (the page on which "
         "nobody came, so that the participant went to the end)"},
        {"page_reentered"_L1, "the operator undid having ended the participant's page: it goes on with the time that was left",
         "as `page_entered`, and `spent_ms`: the time on that page before"},
        {"group_formed"_L1, "a group was made by arrival",
         "`page`, `round`, `group` (its `group_id`), `swaps` (the places that were swapped, one pair after the other), `participants` (the places of its players)"},
        {"choice_made"_L1, "a participant answered a choice; the value is in `body`", "`page`, `round`, `choice` (its name)"},
        {"session_ended"_L1, "the session was ended", "`operator`, `reason`"},
    };
    return meanings;
}
// clang-format on

QString eventKindsAsMarkdown()
{
    QString text = u"| kind | what happened | detail |\n| --- | --- | --- |\n"_s;
    for (const EventKindMeaning &kind : eventKindMeanings())
        text += u"| `%1` | %2 | %3 |\n"_s.arg(kind.name, QString::fromUtf8(kind.meaning), QString::fromUtf8(kind.detail));
    return text;
}

} // namespace LabChat
