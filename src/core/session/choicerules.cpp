// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/choicerules.h"

#include "core/session/eventdetail.h"
#include "core/study/choices.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Rules)
};

} // namespace

Decision decideChoice(const SessionState &state, const Choose &command, qint64 nowMs)
{
    const ParticipantState &author = state.participant(command.participant);
    const Session &session = state.session();
    if (author.nonces.contains(command.nonce))
        return refuse(u"duplicate"_s, Texts::tr("This message is already in the log."));
    if (state.isFinished(command.participant) || session.study.pages.at(author.page).name != command.page || command.round != author.round || author.ready)
        return refuse(u"stale"_s, Texts::tr("You have already left this page."));
    if (state.isPaused())
        return refuse(u"paused"_s, Texts::tr("The experimenter has paused the session."));
    const QList<ChoiceSpec> choices = choicesIn(session.bodyFor(command.participant, author.round, author.page));
    const auto choice = std::find_if(choices.begin(), choices.end(), [&](const ChoiceSpec &one) { return one.name == command.choice; });
    if (choice == choices.end())
        return refuse(u"no_such_choice"_s, Texts::tr("There is no such choice on this page."));
    if (state.choiceOf(command.participant, command.choice) && !choice->mayChange)
        return refuse(u"already_chosen"_s, Texts::tr("You have already answered."));
    if (const QString why = whyNotChoose(*choice, command.value); !why.isEmpty())
        return refuse(u"bad_value"_s, why);
    if (const auto refusal = whyNotSay(command.value, choice->maxCharacters))
        return tl::unexpected(*refusal);
    Event event = nextEvent(state, EventKind::ChoiceMade, command.participant, nowMs);
    event.nonce = command.nonce;
    event.body = choice->type == ChoiceSpec::Type::Number ? command.value.trimmed() : command.value;
    setPage(event, command.page, author.round);
    setChoice(event, command.choice);
    return event;
}

QString missingChoice(const SessionState &state, int participant)
{
    const ParticipantState &where = state.participant(participant);
    const QList<ChoiceSpec> choices = choicesIn(state.session().bodyFor(participant, where.round, where.page));
    const auto missing = std::find_if(choices.begin(), choices.end(), [&](const ChoiceSpec &choice) {
        return choice.isRequired && !state.choiceOf(participant, choice.name);
    });
    return missing == choices.end() ? QString() : missing->label.isEmpty() ? missing->name : missing->label;
}

} // namespace LabChat
