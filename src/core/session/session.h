// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/channelclaims.h"
#include "core/study/templatevalues.h"

#include <QtCore/QHash>
#include <QtCore/QMetaType>

#include <memory>

namespace LabChat {

/// A person (or bot) in a session.
struct Participant {
    QString code;    ///< 8 characters, shown to the operator and in the export
    QString ticket;  ///< lets a browser enter; never logged, never exported
};

/// A chat box as one player sees it.
struct ChatBox {
    int page = 0;        ///< index into Study::pages
    int chat = 0;        ///< index into PageSpec::chats
    int channel = 0;     ///< the channel's number
    int member = 0;      ///< the player's member number in that channel, from 1
    QString label;
    QString nickname;
    int ownLimits = 0;   ///< position in the session's list, from 1; 0: the limits of the chat
};

/// A channel: where messages go.
struct Channel {
    QString name;         ///< the part of the name from the study; see Session::channelName()
    QString handle;       ///< its name on the wire
    QList<int> members;   ///< id_in_session by member number (member 1 first)
};

/// Where a session of another system comes from. Empty for a session of a study.
struct Origin {
    QString key;      ///< the name of the key that its tickets are signed with; empty: its boxes are not signed
    QString session;  ///< its name in the other system

    [[nodiscard]] bool operator==(const Origin &) const = default;
    friend size_t qHash(const Origin &origin, size_t seed = 0) { return qHashMulti(seed, origin.key, origin.session); }
};

/// What a channel ticket brings to a session of another system. A plain value.
struct BoxAdmission {
    QString participant;  ///< the participant's code in the other system
    QString handle;       ///< the channel's name on the wire
    ChannelClaims claims;
    int group = 0;        ///< the number of the claimed group in the claimed round
};

/// A position in the study: a round, and the index of a page in it.
struct Position {
    int round = 1;
    int page = 0;
};

/// One run of a study: the members of each group and channel. Created once and never changed, so all
/// threads share it. SessionState holds what happens in it. Participants, channels and rounds count from 1.
///
/// A session of another system grows: each event that admits a box makes a copy with what is new, and its lists are shared until they differ.
class Session final {
public:
    qint64 id = 0;
    QString code;
    QString room;  ///< the room in which it runs, or empty
    Origin origin;
    QString secret; ///< new tickets of its places are made from it; never exported
    qint64 createdAtMs = 0;
    quint32 seed = 0; ///< everything that was drawn at random was drawn with it
    Study study;
    QList<Participant> participants;
    QList<QList<Player>> players;          ///< by round, then by participant
    QList<QList<QList<ChatBox>>> boxes;    ///< by round, then by participant
    QList<Channel> channels;

    [[nodiscard]] bool isOfOtherSystem() const { return !origin.session.isEmpty(); }
    [[nodiscard]] int numParticipants() const { return int(participants.size()); }
    [[nodiscard]] const Participant &participant(int idInSession) const { return participants.at(idInSession - 1); }
    [[nodiscard]] const Player &player(int idInSession, int round) const { return players.at(round - 1).at(idInSession - 1); }
    [[nodiscard]] const Channel &channel(int number) const { return channels.at(number - 1); }

    /// Whether a page is shown to a participant in a round: depends on the round, the role and the treatment.
    [[nodiscard]] bool isShown(int page, int idInSession, int round) const;
    /// Whether a page or a chat is for a participant in a round.
    [[nodiscard]] bool isFor(const ShowTo &showTo, int idInSession, int round) const;
    /// Of a page with a timer, in seconds.
    [[nodiscard]] int durationS(int page, int round) const { return study.pages.at(page).durationIn(round, study.numRounds); }
    /// The participant's next position after a page (index; -1: from the start of the round): the next page
    /// that is shown, in this round or a later one. After the last page, the page is the number of pages.
    [[nodiscard]] Position nextPosition(int idInSession, int round, int page) const;
    /// A participant's group in a round, the participant included: id_in_session, ascending.
    [[nodiscard]] QList<int> groupOf(int idInSession, int round) const { return m_group.value(player(idInSession, round).groupId); }
    /// The members of a group by its `group.id`: id_in_session, ascending.
    [[nodiscard]] QList<int> membersOfGroup(int group) const { return m_group.value(group); }
    /// A participant in a round, with the values for templates.
    [[nodiscard]] TemplatePlayer templatePlayer(int idInSession, int round) const;
    /// A page's body for a player: the template with its values, which are escaped. Its images are under `/image/CODE/`.
    [[nodiscard]] QString bodyFor(int idInSession, int round, int page) const;
    /// Another text of the study for a player, likewise.
    [[nodiscard]] QString textFor(int idInSession, int round, const QString &html) const;
    /// A page's title for a player.
    [[nodiscard]] QString titleFor(int idInSession, int round, int page) const;

    /// The boxes that a participant has on a page, in order.
    [[nodiscard]] QList<ChatBox> boxesOn(int idInSession, int round, int page) const;
    [[nodiscard]] const ChatSpec &chat(const ChatBox &box) const { return study.pages.at(box.page).chats.at(box.chat); }
    [[nodiscard]] const ChatLimits &limits(const ChatBox &box) const;
    /// The place that the study's table has for a participant label; 0: none.
    [[nodiscard]] int placeOfLabel(const QString &label) const { return m_placeByLabel.value(label); }
    /// The label that the study's table has for a place; empty: none.
    [[nodiscard]] QString labelOfPlace(int idInSession) const;

    /// The name in the log and in the export: `{session id}-{study name}-{channel}`; for another system `{its session}-{app}-{channel}`.
    [[nodiscard]] QString channelName(int number) const;
    /// The code in the export: for a session of another system its name there, so that the data fit together.
    [[nodiscard]] const QString &exportedCode() const { return isOfOtherSystem() ? origin.session : code; }

    /// The number in the export: for a session of another system the participant's number there, as far as its tickets say.
    [[nodiscard]] int exportedNumber(int idInSession) const { return m_numbers.value(idInSession, idInSession); }

    // For sessions of other systems.

    /// Takes up a box: a new participant or channel has the next number; what is there stays, with the new claims.
    void admit(const BoxAdmission &admission, int participant, int channel, int member);
    /// By the code in the other system; 0: nobody.
    [[nodiscard]] int participantByCode(const QString &participantCode) const { return m_participantByCode.value(participantCode); }
    /// By Channel::name; 0: none.
    [[nodiscard]] int channelByName(const QString &name) const { return m_channelByName.value(name); }
    /// The newest claims for a participant in a channel; empty: there were none.
    [[nodiscard]] ChannelClaims claimsOf(int idInSession, int channel) const { return m_claims.value({idInSession, channel}); }
    /// Where a channel belongs in the other system.
    [[nodiscard]] ClaimedHome homeOf(int channel) const { return m_claimedHomes.value(channel - 1); }
    /// The number of a group, which a new one gets now.
    [[nodiscard]] int groupNumber(int round, const QString &group) const { return m_groupNumbers.value({round, group}, int(m_groupNumbers.size()) + 1); }

    /// 0 if there is none.
    [[nodiscard]] int channelByHandle(const QString &handle) const { return m_channelByHandle.value(handle); }
    [[nodiscard]] int participantByTicket(const QString &ticket) const { return m_participantByTicket.value(ticket); }

    /// Call it once the lists are complete.
    void index();

private:
    friend class StateFields;
    void indexLimits();

    QHash<QString, int> m_channelByHandle;
    QHash<QString, int> m_participantByTicket;
    QHash<QString, int> m_participantByCode;
    QHash<QString, int> m_channelByName;
    QHash<std::pair<int, int>, ChannelClaims> m_claims;       ///< by participant and channel
    QList<ClaimedHome> m_claimedHomes;                        ///< by channel
    QHash<int, int> m_numbers;                                ///< in the other system, by participant
    QHash<std::pair<int, QString>, int> m_groupNumbers;       ///< by round and the other system's name of the group
    QHash<int, QList<int>> m_group;  ///< by group.id
    QHash<QString, int> m_placeByLabel;
    QList<ChatLimits> m_ownLimits;   ///< those that differ from the limits of the chat
};

/// Where the server has the images of a session's study: this path, the session's code and the image's.
inline const QString imagesPath = QStringLiteral("/image/");

using SessionPtr = std::shared_ptr<const Session>;

/// The ticket of the person who got a place by event @p seq; @p secret is the session's.
[[nodiscard]] QString newPersonsTicket(const QString &secret, int place, qint64 seq);

/// What a session's log says of a browser: always the same for the browser's key, different in every session, and it does not reveal the key.
[[nodiscard]] QString browserMark(const QString &secret, const QString &key);

/// The key in the address of the page that holds the links of all participants of a session.
[[nodiscard]] QString splitKey(const QString &secret);
[[nodiscard]] bool isSplitKey(const QString &key, const QString &secret);

} // namespace LabChat

Q_DECLARE_METATYPE(LabChat::SessionPtr)
