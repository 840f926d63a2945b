// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/boxbuilder.h"

#include "core/base/codes.h"
#include "core/base/visibletext.h"
#include "core/study/chatlimits.h"
#include "core/study/names.h"
#include "core/study/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Session)
};

} // namespace

QList<ChatBox> BoxBuilder::boxesFor(int participant, int round)
{
    const TemplatePlayer player = m_session.templatePlayer(participant, round);
    const TemplateValues values = valuesFor(m_session.study, player);
    QList<ChatBox> boxes;
    for (int page = 0; page < m_session.study.pages.size(); ++page) {
        if (!m_session.isShown(page, participant, round))
            continue;
        const QList<ChatSpec> &chats = m_session.study.pages.at(page).chats;
        for (int chat = 0; chat < chats.size(); ++chat) {
            if (!m_session.isFor(chats.at(chat).showTo, participant, round))
                continue;
            const qsizetype first = boxes.size();
            m_place = StudyMistakes::chatPlace(page, chat);
            appendBoxes(boxes, chats.at(chat), values, player);
            for (qsizetype i = first; i < boxes.size(); ++i) {
                boxes[i].page = page;
                boxes[i].chat = chat;
            }
        }
        refuseTwins(boxes, page, participant);
    }
    return boxes;
}

/// Reports two boxes of one participant with the same channel on one page.
void BoxBuilder::refuseTwins(const QList<ChatBox> &boxes, int page, int participant)
{
    QSet<int> taken;
    for (const ChatBox &box : boxes) {
        if (box.page == page && taken.contains(box.channel))
            m_mistakes.add(StudyMistakes::chatPlace(page, box.chat) + u"/channel",
                           {u"bad_channel"_s, Texts::tr("On page “%1”, two chats of P%2 have the same channel, “%3”. Give one of them another channel.")
                                                  .arg(m_session.study.pages.at(page).name).arg(participant)
                                                  .arg(m_session.channels.at(box.channel - 1).name)});
        if (box.page == page)
            taken.insert(box.channel);
    }
}

/// A template with its values; empty if it has a mistake.
QString BoxBuilder::filled(const QString &member, const QString &text, const TemplateValues &values)
{
    const auto done = fillIn(text, values);
    if (!done)
        m_mistakes.add(m_place + u'/' + member, done.error());
    return done.value_or(QString());
}

/// A message needs an author whom the others can see. A chat's label may be empty.
QString BoxBuilder::nicknameOf(int participant, const ChatSpec &chat, const TemplateValues &values)
{
    const auto done = fillIn(chat.nickname, values);
    if (!done)
        m_mistakes.add(m_place + u"/nickname", done.error());
    else if (isBlank(*done))
        m_mistakes.add(m_place + u"/nickname", {u"bad_nickname"_s, Texts::tr("P%1 would have no visible nickname in chat “%2”. Its “nickname” is “%3”; it must give a visible text.")
                                                                        .arg(QString::number(participant), chat.name, excerpt(chat.nickname))});
    return done.value_or(QString());
}

/// One box, or one box with each of the others.
void BoxBuilder::appendBoxes(QList<ChatBox> &boxes, const ChatSpec &chat, const TemplateValues &values, const TemplatePlayer &player)
{
    const QString nickname = nicknameOf(player.idInSession, chat, values);
    if (const auto limits = limitsFor(chat, values); !limits)
        m_mistakes.add(m_place + u"/limits", limits.error());
    if (chat.forEach == ForEach::Nobody) {
        appendBox(boxes, chat, values, nickname, player.idInSession);
        return;
    }
    for (const int other : m_players.others(chat.forEach, player.idInSession, player.round)) {
        if (!m_session.isFor(chat.showTo, other, player.round))
            continue;
        const TemplatePlayer otherPlayer = m_session.templatePlayer(other, player.round);
        const QString theirs = nicknameOf(other, chat, valuesFor(m_session.study, otherPlayer));
        TemplateValues withOther = values;
        withOther.insert(pairValues(chat.forEach, player, otherPlayer, theirs));
        appendBox(boxes, chat, withOther, nickname, player.idInSession);
    }
}

void BoxBuilder::appendBox(QList<ChatBox> &boxes, const ChatSpec &chat, const TemplateValues &values, const QString &nickname, int participant)
{
    ChatBox box;
    box.label = filled(u"label"_s, chat.label, values);
    box.nickname = nickname;
    const QString channel = filled(u"channel"_s, chat.channel, values);
    if (!isChannelName(channel)) {
        m_mistakes.add(m_place + u"/channel",
            {u"bad_channel"_s,
                Texts::tr("A channel's name may contain only letters, digits, “_” and “-”; chat “%1” has the channel “%2” for P%3.")
                    .arg(chat.name, excerpt(channel))
                    .arg(participant)});
        return;
    }
    box.channel = channelNumber(channel);
    box.member = memberNumber(box.channel, participant);
    boxes.append(box);
}

int BoxBuilder::channelNumber(const QString &name)
{
    int &number = m_numbers[name];
    if (number == 0) {
        m_session.channels.append({name, randomHandle(), {}});
        number = int(m_session.channels.size());
    }
    return number;
}

int BoxBuilder::memberNumber(int channel, int participant)
{
    int &number = m_memberNumbers[{channel, participant}];
    if (number == 0) {
        QList<int> &members = m_session.channels[channel - 1].members;
        members.append(participant);
        number = int(members.size());
    }
    return number;
}

} // namespace LabChat
