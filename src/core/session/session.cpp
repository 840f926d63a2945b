// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/base/codes.h"
#include "core/study/safehtml.h"

namespace LabChat {

using namespace Qt::StringLiterals;

bool Session::isShown(int page, int idInSession, int round) const
{
    const QStringList &showTo = study.pages.at(page).showTo;
    return showTo.isEmpty() || showTo.contains(player(idInSession, round).role);
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
    const QString &body = study.pages.at(page).bodyHtml;
    if (!body.contains(u"{{") && study.images.isEmpty())
        return body;
    TemplateValues values = valuesFor(templatePlayer(idInSession, round));
    for (QString &value : values)
        value = value.toHtmlEscaped();
    // Made safe again: what is left out of a template, like a comment, can change where an attribute ends.
    return safeHtml(fillIn(body, values).value_or(body), imagesPath + code + u'/'); // makeSession() has checked that it can be filled in
}

QString Session::titleFor(int idInSession, int round, int page) const
{
    const QString &title = study.pages.at(page).title;
    return fillIn(title, valuesFor(templatePlayer(idInSession, round))).value_or(title);
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
    return QString::number(id) + u'-' + study.name + u'-' + channel(number).name;
}

void Session::index()
{
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
}

QString newPersonsTicket(const QString &secret, int place, qint64 seq)
{
    return derivedTicket(secret, QString::number(place) + u'#' + QString::number(seq));
}

} // namespace LabChat
