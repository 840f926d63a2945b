// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <algorithm>

namespace LabChat {

/// The limits for one participant in one chat.
struct ChatLimits {
    int maxCharacters = 2000;      ///< Unicode code points in one message
    double messagesPerSecond = 5;  ///< in the long run
    int burst = 10;                ///< at once, before the limit per second applies
    int maxMessages = 0;           ///< of one participant on one page; 0: any number
    int opensAfterS = 0;           ///< seconds after the participant's arrival on the page
    int closesAfterS = 0;          ///< likewise; 0: at the end of the page
};

/// Who a chat is repeated for: one box with each of them.
enum class ForEach { Nobody, OthersInGroup, OthersInRole };

/// What a chat box shows in addition to the messages.
struct ChatShows {
    bool time = true;
    bool typing = false;
    bool presence = false;
    bool links = false;  ///< addresses in messages can be clicked; clicks are logged
};

/// A chat box on a page. Label, nickname and channel are Mustache templates.
struct ChatSpec {
    QString name;
    QString label;
    QString nickname;
    QString channel;
    ForEach forEach = ForEach::Nobody;
    ChatLimits limits;
    ChatShows shows;
};

/// Who or what ends a page: the participant, the operator, a timer, or the group when all members are ready.
enum class PageEnd { Participant, Operator, Timer, Group };

/// A page that participants see. Pages repeat every round.
struct PageSpec {
    QString name;
    QString title;
    QString bodyHtml;    ///< safe HTML (no script, no event handler), a Mustache template
    PageEnd ends = PageEnd::Participant;
    int durationS = 0;   ///< of a page with a timer
    QStringList showTo;  ///< roles; empty: everybody
    QList<ChatSpec> chats;
};

/// How players are assigned to groups in each round.
struct Matching {
    enum class Kind {
        Fixed,            ///< the same groups in every round
        Random,           ///< drawn again in every round
        PerfectStrangers, ///< nobody meets anybody twice
        Table,            ///< as written in the study
    };
    Kind kind = Kind::Fixed;
    QList<QList<QList<int>>> table;  ///< by round, then by group: id_in_session in the order of id_in_group
};

/// The reusable description of an experiment's chat. It is complete: bodies are included, and defaults are filled in. A plain value.
struct Study {
    QString name;
    QString title;
    int numParticipants = 0;
    int playersPerGroup = 0;
    int numRounds = 1;
    Matching matching;
    QStringList roles;  ///< by id_in_group, counted from 1; empty: no roles
    QString styleCss;   ///< the study's own style sheet
    bool helpLine = false; ///< whether participants can ask the experimenter
    bool translate = false; ///< whether a browser may translate what people wrote
    QList<PageSpec> pages;

    [[nodiscard]] int numGroups() const { return numParticipants / playersPerGroup; }
    /// Whether links can be clicked in any chat.
    [[nodiscard]] bool showsLinks() const
    {
        const auto showsThem = [](const ChatSpec &chat) { return chat.shows.links; };
        return std::any_of(pages.begin(), pages.end(), [&](const PageSpec &page) { return std::any_of(page.chats.begin(), page.chats.end(), showsThem); });
    }
};

} // namespace LabChat
