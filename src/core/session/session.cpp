// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/base/codes.h"
#include "core/study/chatlimits.h"
#include "core/study/participanttable.h"
#include "core/study/safehtml.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

// Texts of different purposes must not be equal: the places of newPersonsTicket() have digits and “#”.
const QString splitPurpose = u"split"_s;

} // namespace

bool Session::isShown(int page, int idInSession, int round) const
{
    const PageSpec &spec = study.pages.at(page);
    return spec.isIn(round, study.numRounds) && isFor(spec.showTo, idInSession, round);
}

bool Session::isFor(const ShowTo &showTo, int idInSession, int round) const
{
    const Player &who = player(idInSession, round);
    return showTo.includes(who.role, who.treatment);
}

Position Session::nextPosition(int idInSession, int round, int page) const
{
    const int numPages = int(study.pages.size());
    Position position{round, page + 1};
    while (true) {
        if (position.page >= numPages) {
            if (position.round >= study.numRounds)
                return {position.round, numPages};
            position = {position.round + 1, 0};
        } else if (isShown(position.page, idInSession, position.round)) {
            return position;
        } else {
            ++position.page;
        }
    }
}

TemplatePlayer Session::templatePlayer(int idInSession, int round) const
{
    return {code, participant(idInSession).code, idInSession, round, player(idInSession, round)};
}

QString Session::bodyFor(int idInSession, int round, int page) const
{
    return textFor(idInSession, round, study.pages.at(page).bodyIn(round, study.numRounds));
}

QString Session::textFor(int idInSession, int round, const QString &html) const
{
    if (!html.contains(u"{{") && study.images.isEmpty())
        return html;
    TemplateValues values = valuesFor(study, templatePlayer(idInSession, round));
    for (QString &value : values)
        value = value.toHtmlEscaped();
    // Made safe again: what is left out of a template, like a comment, can change where an attribute ends.
    return safeHtml(fillIn(html, values).value_or(html), imagesPath + code + u'/'); // makeSession() has checked that it can be filled in
}

QString Session::titleFor(int idInSession, int round, int page) const
{
    const QString &title = study.pages.at(page).title;
    if (!title.contains(u"{{"))
        return title;
    return fillIn(title, valuesFor(study, templatePlayer(idInSession, round))).value_or(title);
}

const ChatLimits &Session::limits(const ChatBox &box) const
{
    return box.ownLimits == 0 ? chat(box).limits : m_ownLimits.at(box.ownLimits - 1);
}

QString Session::labelOfPlace(int idInSession) const
{
    return study.table.value(idInSession, ParticipantColumns::label);
}

QList<ChatBox> Session::boxesOn(int idInSession, int round, int page) const
{
    QList<ChatBox> onPage;
    for (const ChatBox &box : boxes.at(round - 1).at(idInSession - 1)) {
        if (box.page == page)
            onPage.append(box);
    }
    return onPage;
}

QString Session::channelName(int number) const
{
    const QString run = isOfOtherSystem() ? origin.session : QString(QString::number(id) + u'-' + study.name);
    return run + u'-' + channel(number).name;
}

void Session::admit(const BoxAdmission &admission, int participant, int channel, int member)
{
    const ChannelClaims &claims = admission.claims;
    if (participant > numParticipants()) {
        participants.append({admission.participant, {}});
        m_participantByCode.insert(admission.participant, participant);
        players[0].append(Player());
        boxes[0].append(QList<ChatBox>());
    }
    if (channel > channels.size()) {
        channels.append({admission.claims.channelName(), admission.handle, {}});
        m_channelByName.insert(admission.claims.channelName(), channel);
        m_channelByHandle.insert(admission.handle, channel);
    }
    if (member > this->channel(channel).members.size())
        channels[channel - 1].members.append(participant);
    m_claims.insert({participant, channel}, claims);
    if (m_claimedHomes.size() < channels.size())
        m_claimedHomes.resize(channels.size());
    m_claimedHomes[channel - 1].add(claims);
    if (claims.idInSession != 0)
        m_numbers.insert(participant, claims.idInSession);
    m_groupNumbers.insert({claims.round, claims.group}, admission.group);
    Player &player = players[0][participant - 1];
    if (QList<int> &left = m_group[player.groupId]; left.removeOne(participant) && left.isEmpty())
        m_group.remove(player.groupId);
    player = {admission.group, admission.group, claims.idInGroup, claims.role, {}};
    QList<int> &members = m_group[admission.group];
    members.insert(std::lower_bound(members.begin(), members.end(), participant), participant);
    QList<ChatBox> &own = boxes[0][participant - 1];
    auto box = std::find_if(own.begin(), own.end(), [channel](const ChatBox &each) { return each.channel == channel; });
    if (box == own.end())
        box = own.insert(own.end(), ChatBox{0, 0, channel, member, {}, {}});
    box->nickname = claims.nickname;
}

void Session::index()
{
    if (isOfOtherSystem()) { // as many as have come, perhaps none
        players.resize(1);
        boxes.resize(1);
        m_participantByCode.clear();
        for (int i = 0; i < participants.size(); ++i)
            m_participantByCode.insert(participants.at(i).code, i + 1);
        m_channelByName.clear();
        for (int i = 0; i < channels.size(); ++i)
            m_channelByName.insert(channels.at(i).name, i + 1);
    }
    m_channelByHandle.clear();
    for (int i = 0; i < channels.size(); ++i)
        m_channelByHandle.insert(channels.at(i).handle, i + 1);
    m_participantByTicket.clear();
    for (int i = 0; i < participants.size(); ++i)
        m_participantByTicket.insert(participants.at(i).ticket, i + 1);
    m_group.clear();
    for (const QList<Player> &ofRound : players) {
        for (int i = 0; i < ofRound.size(); ++i)
            m_group[ofRound.at(i).groupId].append(i + 1);
    }
    m_placeByLabel.clear();
    for (int i = 1; i <= numParticipants(); ++i) {
        if (const QString label = labelOfPlace(i); !label.isEmpty())
            m_placeByLabel.insert(label, i);
    }
    indexLimits();
}

/// The limits that templates give to single boxes are not stored: they follow from the study and from the player.
void Session::indexLimits()
{
    const bool areThere = std::any_of(study.pages.cbegin(), study.pages.cend(), [](const PageSpec &page) {
        return std::any_of(page.chats.cbegin(), page.chats.cend(), [](const ChatSpec &chat) { return !chat.limitTemplates.isEmpty(); });
    });
    m_ownLimits.clear();
    for (int round = 1; areThere && round <= boxes.size(); ++round) {
        for (int participant = 1; participant <= numParticipants(); ++participant) {
            const TemplateValues values = valuesFor(study, templatePlayer(participant, round));
            for (ChatBox &box : boxes[round - 1][participant - 1]) {
                if (chat(box).limitTemplates.isEmpty())
                    continue;
                m_ownLimits.append(limitsFor(chat(box), values).value_or(chat(box).limits)); // makeSession() has checked them
                box.ownLimits = int(m_ownLimits.size());
            }
        }
    }
}

QString newPersonsTicket(const QString &secret, int place, qint64 seq)
{
    return derivedTicket(secret, QString::number(place) + u'#' + QString::number(seq));
}

QString browserMark(const QString &secret, const QString &key)
{
    return derivedTicket(secret, u"browser "_s + key);
}

QString splitKey(const QString &secret)
{
    return derivedTicket(secret, splitPurpose);
}

bool isSplitKey(const QString &key, const QString &secret)
{
    return !secret.isEmpty() && isDerivedTicket(key, secret, splitPurpose);
}

} // namespace LabChat
