// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/participanttexts.h"

#include "console/session/countdowns.h"
#include "console/widgets/displaytext.h"
#include "core/study/choices.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ParticipantTexts)
};

QString closureText(const Closure &closure)
{
    if (closure.code == "paused"_L1) // the bar above the page shows the reason
        return Texts::tr("The session is paused. It will continue in a moment.");
    if (!closure.text.isEmpty())
        return closure.text;
    if (closure.code == "frozen"_L1)
        return Texts::tr("The experimenter has stopped this chat for the moment.");
    if (closure.code == "muted"_L1)
        return Texts::tr("The experimenter has muted you for now. You can read, but not write.");
    if (closure.code == "time"_L1)
        return closure.untilMs != 0 ? Texts::tr("Not open yet") : Texts::tr("The time for this chat is over.");
    return Texts::tr("This chat is closed.");
}

} // namespace

QString pauseWords(const SessionState &state)
{
    if (!state.isPaused() || state.ended())
        return {};
    const QString words = state.pauseText().isEmpty() ? Texts::tr("You do not have to do anything. The session will continue automatically.") : state.pauseText();
    return Texts::tr("The experimenter has paused the session.") + u'\n' + words;
}

QString removalWords(const SessionState &state, int participant)
{
    const auto &removed = state.participant(participant).removed;
    if (removed && !removed->text.isEmpty())
        return removed->text;
    return Texts::tr("The experimenter has removed you from this session. If you have questions, please ask the experimenter.");
}

PageLine pageTimeLine(const SessionState &state, int participant, qint64 nowMs)
{
    const qint64 endMs = state.ended() ? 0 : state.pageEndOf(participant);
    if (endMs == 0)
        return {};
    const qint64 left = leftMs(state, endMs, nowMs);
    if (state.isPaused())
        return {Texts::tr("Time left (stopped) %1").arg(countdownText(left))};
    if (left == 0)
        return {state.isOnLastPage(participant) ? Texts::tr("Time is up. This was the last page.") : Texts::tr("Time is up. The next page will open in a moment.")};
    return {Texts::tr("Time left %1").arg(countdownText(left)), true};
}

PageLine chatLine(const SessionState &state, int participant, const ChatBox &box, qint64 nowMs)
{
    PageLine line;
    QStringList parts;
    const bool clockRuns = state.participant(participant).enteredAtMs != 0; // not before the participant arrives
    const std::optional<Closure> closure = state.closure(participant, box, nowMs);
    line.closed = closure && (clockRuns || closure->code != "time"_L1);
    if (line.closed)
        parts.append(closureText(*closure));
    if (line.closed && closure->code == "muted"_L1 && closure->untilMs > nowMs) {
        parts.append(Texts::tr("You can write again in %1").arg(countdownText(closure->untilMs - nowMs)));
        line.counts = true;
    }
    const qint64 clockMs = state.clockAt(nowMs);
    const qint64 opensMs = clockRuns ? state.openingOf(participant, box) : 0;
    const qint64 closesMs = clockRuns ? state.closingOf(participant, box) : 0;
    if (opensMs > clockMs)
        parts.append(Texts::tr("Opens in %1").arg(countdownText(opensMs - clockMs)));
    else if (closesMs > clockMs)
        parts.append(Texts::tr("Closes in %1").arg(countdownText(closesMs - clockMs)));
    line.counts = !state.isPaused() && !state.ended() && (line.counts || opensMs > clockMs || closesMs > clockMs);
    line.text = parts.join(u" · "_s);
    return line;
}

QString withChoices(const SessionState &state, int participant, const QString &html)
{
    static const QRegularExpression element(u"<lab-choice\\b[^>]*>.*?</lab-choice>"_s, QRegularExpression::DotMatchesEverythingOption);
    const QList<ChoiceSpec> choices = choicesIn(html);
    QString text;
    qsizetype from = 0;
    qsizetype index = 0;
    for (auto found = element.globalMatch(html); found.hasNext() && index < choices.size(); ++index) {
        const QRegularExpressionMatch match = found.next();
        const ChoiceSpec &choice = choices.at(index);
        const ChoiceState *made = state.choiceOf(participant, choice.name);
        const QString value = made ? made->value : Texts::tr("not answered yet", "a choice on a page");
        text += html.mid(from, match.capturedStart() - from) + u"<p><b>" + (choice.label.isEmpty() ? choice.name : choice.label).toHtmlEscaped()
            + u"</b>: " + value.toHtmlEscaped() + u"</p>";
        from = match.capturedEnd();
    }
    return text + html.mid(from);
}

QString noticesText(const QList<Notice> &notices)
{
    QStringList cards;
    for (const Notice &notice : notices) {
        QStringList head{Texts::tr("Message from the experimenter")};
        if (!notice.nickname.isEmpty() && notice.nickname != Texts::tr("Experimenter")) // already in the text
            head.append(notice.nickname);
        head.append(clockTime(notice.atMs));
        cards.prepend(head.join(u" · "_s) + u'\n' + notice.body);
    }
    return cards.join("\n\n"_L1);
}

} // namespace LabChat
