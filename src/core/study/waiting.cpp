// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/waiting.h"

#include "core/study/pagereader.h"
#include "core/study/studywords.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxTimeoutS = 7 * 24 * 3600;
const QString waitingKey = u"waiting"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

const EnumWords<WaitingSpec::Then> thenWords{{WaitingSpec::Then::GoOn, u"go_on"_s}, {WaitingSpec::Then::End, u"end"_s}};

QString readText(JsonReader &reader, const QString &name, const BodyContext *context)
{
    return context ? readBodies(reader, name, *context).value(0) : reader.string(name + u"_html"_s);
}

} // namespace

void readWaiting(JsonReader &reader, PageSpec &page, QList<StudyProblem> &problems, const BodyContext *context)
{
    const QJsonObject object = reader.object(waitingKey);
    JsonReader inside(object, reader.place(waitingKey), problems);
    WaitingSpec &waiting = page.waiting;
    waiting.bodyHtml = readText(inside, u"body"_s, context);
    waiting.keepsChats = inside.boolean(u"chats"_s, false);
    waiting.timeoutS = inside.integer(u"timeout_s"_s, 0, context ? 1 : 0, maxTimeoutS);
    waiting.onTimeout = readWord(inside, u"on_timeout"_s, WaitingSpec::Then::GoOn, thenWords);
    waiting.endBodyHtml = readText(inside, u"end_body"_s, context);
    waiting.minPlayers = inside.integer(u"min_players"_s, waiting.minPlayers, 1, 10000);
    inside.refuseOtherKeys();
    page.groupByArrival = reader.boolean(u"group_by_arrival"_s, false);
    if (!context)
        return;
    if (page.groupByArrival && !reader.has(u"ends"_s))
        page.ends = PageEnd::Group;
    if (page.groupByArrival && !reader.has(u"rounds"_s))
        page.rounds = {{1, 1}};
    if (page.groupByArrival && page.ends != PageEnd::Group)
        reader.problem(u"ends"_s, Texts::tr("A page on which groups are made ends with the “group”."));
    const QString shownThen = waiting.bodyHtml + waiting.endBodyHtml + (page.groupByArrival ? page.bodyHtml : QString());
    if (shownThen.contains(u"<lab-choice"_s))
        reader.problem(waitingKey, Texts::tr("A <lab-choice> cannot be answered while a participant waits."));
    if (reader.has(waitingKey) && page.ends != PageEnd::Group)
        reader.problem(waitingKey, Texts::tr("“waiting” needs “ends”: “group”."));
    for (const QString &name : {u"on_timeout"_s, u"end_body"_s, u"min_players"_s}) {
        if (inside.has(name) && waiting.timeoutS == 0 && !inside.has(u"timeout_s"_s))
            inside.problem(name, Texts::tr("“%1” needs “timeout_s”, the longest wait in seconds.").arg(name));
    }
    if (inside.has(u"min_players"_s) && !page.groupByArrival)
        inside.problem(u"min_players"_s, Texts::tr("“min_players” needs “group_by_arrival”: true."));
}

QJsonObject waitingToJson(const WaitingSpec &waiting)
{
    return {{u"body_html"_s, waiting.bodyHtml}, {u"chats"_s, waiting.keepsChats}, {u"timeout_s"_s, waiting.timeoutS},
            {u"on_timeout"_s, wordFor(waiting.onTimeout, thenWords)}, {u"end_body_html"_s, waiting.endBodyHtml}, {u"min_players"_s, waiting.minPlayers}};
}

} // namespace LabChat
