// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ratelimit.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <algorithm>

#include <optional>

namespace LabChat {

/// The limits for one participant in one chat.
struct ChatLimits {
    int maxCharacters = 2000;      ///< Unicode code points in one message
    double messagesPerSecond = 5;  ///< in the long run
    int burst = 10;                ///< at once, before the limit per second applies
    int maxMessages = 0;           ///< of one participant on one page; 0: any number
    int opensAfterS = 0;           ///< seconds after the participant's arrival on the page
    int closesAfterS = 0;          ///< likewise; 0: at the end of the page

    [[nodiscard]] RateLimit rate() const { return {1000.0 / messagesPerSecond, burst}; }
};

/// Who sees a page or a chat. Empty lists: everybody. If both are given, a participant has to be in both.
struct ShowTo {
    QStringList roles;
    QStringList treatments;

    [[nodiscard]] bool includes(const QString &role, const QString &treatment) const
    {
        return (roles.isEmpty() || roles.contains(role)) && (treatments.isEmpty() || treatments.contains(treatment));
    }
};

/// The rounds from @p first to @p last. 0: the last round of the session.
struct RoundRange {
    int first = 1;
    int last = 0;
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

/// What happens to a text that is being typed when the page or the chat ends, other than by the participant's choice.
enum class OnEnd {
    Keep,  ///< stays in the browser, and is offered again
    Send,
    Drop,
};

/// What the log has of a chat in addition to the messages.
struct ChatLogs {
    bool unsent = false;  ///< that a text was being typed when the page or the chat ended, and its length
};

/// A chat box on a page. Label, nickname and channel are Mustache templates.
struct ChatSpec {
    QString name;
    QString label;
    QString nickname;
    QString channel;
    ForEach forEach = ForEach::Nobody;
    ChatLimits limits;
    QMap<QString, QString> limitTemplates;  ///< limits that differ between participants: a template for the number, by key
    ChatShows shows;
    OnEnd onEnd = OnEnd::Keep;
    ChatLogs logs;
    ShowTo showTo;
};

/// Who or what ends a page: the participant, the operator, a timer, or the group when all members are ready.
enum class PageEnd { Participant, Operator, Timer, Group };

/// What participants see and what happens while they wait for others on a page.
struct WaitingSpec {
    enum class Then { GoOn, End };
    QString bodyHtml;         ///< like the page's; empty: the page's own words about waiting
    bool keepsChats = false;  ///< the chats of the page remain open
    int timeoutS = 0;         ///< the longest wait; 0: no limit
    Then onTimeout = Then::GoOn;
    int minPlayers = 2;       ///< with groups by arrival: how many have to wait so that a smaller group goes on
    QString endBodyHtml;      ///< the last page of those who are sent to the end
};

/// A page that participants see. Pages repeat every round.
struct PageSpec {
    QString name;
    QString title;       ///< a Mustache template
    QString bodyHtml;    ///< safe HTML (no script, no event handler), a Mustache template
    PageEnd ends = PageEnd::Participant;
    int durationS = 0;   ///< of a page with a timer
    QList<RoundRange> rounds;    ///< empty: every round
    QStringList bodiesByRound;   ///< instead of bodyHtml: one for each round in which the page is shown
    QList<int> durationsByRound; ///< instead of durationS: likewise
    ShowTo showTo;
    WaitingSpec waiting;
    bool groupByArrival = false; ///< groups are made of the participants who wait here, in the order of their arrival
    QList<ChatSpec> chats;

    /// Whether it is shown in a round of a session of @p numRounds rounds.
    [[nodiscard]] bool isIn(int round, int numRounds) const;
    /// How many of the rounds up to this one have the page.
    [[nodiscard]] int countUpTo(int round, int numRounds) const;
    [[nodiscard]] const QString &bodyIn(int round, int numRounds) const;
    [[nodiscard]] int durationIn(int round, int numRounds) const;
};

/// How players are assigned to groups in each round.
struct Matching {
    enum class Kind {
        Fixed,            ///< the same groups in every round
        Random,           ///< drawn again in every round
        RandomOnce,       ///< drawn for the first round and kept
        PerfectStrangers, ///< nobody meets anybody twice
        Table,            ///< as written in the study
    };
    Kind kind = Kind::Fixed;
    QList<QList<QList<int>>> table;  ///< by round, then by group: id_in_session in the order of id_in_group
};

/// One of the conditions of an experiment, with its values by name.
struct Treatment {
    QString name;
    QMap<QString, QString> values;
};

/// The conditions of an experiment, and how they are assigned. Groups keep theirs in all rounds.
struct Treatments {
    enum class AssignTo { Participants, Groups };
    enum class How {
        Balanced, ///< in a random order, each equally often
        Random,   ///< drawn independently
        InOrder,  ///< first, second, …, and from the start again
        Table,    ///< as in the table of the participants
    };
    AssignTo assignTo = AssignTo::Participants;
    How how = How::Balanced;
    QList<Treatment> values;

    [[nodiscard]] QStringList names() const;
    [[nodiscard]] const Treatment *find(const QString &name) const;
};

/// What is known of the participants before the session: one row for each, in the order of id_in_session.
struct ParticipantTable {
    QStringList columns;
    QList<QStringList> rows;

    [[nodiscard]] bool has(const QString &column) const { return columns.contains(column); }
    /// Empty if there is no such row or column.
    [[nodiscard]] QString value(int idInSession, const QString &column) const;
};

/// The reusable description of an experiment's chat. It is complete: bodies are included, and defaults are filled in. A plain value.
struct Study {
    QString name;
    QString title;
    int numParticipants = 0;
    int playersPerGroup = 0;
    int numRounds = 1;
    Matching matching;
    std::optional<quint32> seed;  ///< of everything that is drawn at random; nothing: another one for each session
    Treatments treatments;
    ParticipantTable table;
    QStringList roles;  ///< by id_in_group, counted from 1; empty: no roles
    QString styleCss;   ///< the study's own style sheet
    bool helpLine = false; ///< whether participants can ask the experimenter
    bool translate = false; ///< whether a browser may translate what people wrote
    QList<PageSpec> pages;
    QMap<QString, QByteArray> images; ///< that the bodies show, by their path in the study's folder
    QStringList warnings; ///< of the reader of the file: what participants will not see, with file and line; not stored

    /// -1: there is no such page.
    [[nodiscard]] int pageIndex(const QString &pageName) const
    {
        const auto found = std::find_if(pages.begin(), pages.end(), [&](const PageSpec &page) { return page.name == pageName; });
        return found == pages.end() ? -1 : int(found - pages.begin());
    }
    /// Whether groups or treatments are drawn at random.
    [[nodiscard]] bool drawsAtRandom() const;
    [[nodiscard]] int numGroups() const { return numParticipants / playersPerGroup; }
    /// Whether links can be clicked in any chat.
    [[nodiscard]] bool showsLinks() const
    {
        const auto showsThem = [](const ChatSpec &chat) { return chat.shows.links; };
        return std::any_of(pages.begin(), pages.end(), [&](const PageSpec &page) { return std::any_of(page.chats.begin(), page.chats.end(), showsThem); });
    }
};

} // namespace LabChat
