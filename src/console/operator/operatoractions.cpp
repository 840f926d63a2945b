// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/operatoractions.h"

#include "console/operator/interventiondialog.h"
#include "console/operator/reasonsdialog.h"
#include "console/session/shownsession.h"
#include "console/widgets/descendants.h"
#include "console/widgets/symbolicon.h"
#include "core/session/moderation.h"

#include <QtCore/QDateTime>
#include <QtCore/QSettings>
#include <QtWidgets/QInputDialog>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto nameKey = "operator/name"_L1;

/// With the identifier of the reason, if it is one that the program offers.
Intervention identified(Intervention intervention)
{
    intervention.reasonId = Reasons::idOf(intervention.reason);
    return intervention;
}

} // namespace

OperatorActions::OperatorActions(OperatorService *service, const ShownSession *shown, QSettings *settings, const QString &accountName, QWidget *window)
    : QObject(window), m_service(service), m_shown(shown), m_settings(settings), m_accountName(accountName), m_reasons(settings), m_window(window)
{
}

const WatchedSession *OperatorActions::watched() const
{
    return m_shown->watched();
}

void OperatorActions::ask(const ActionPrompt &prompt, const QList<Moderate> &wishes)
{
    if (!watched() || wishes.isEmpty()) {
        delete prompt.questions;
        return;
    }
    const qint64 session = watched()->session().id;
    InterventionDialog *dialog = makeDialog(prompt);
    connect(dialog, &InterventionDialog::confirmed, this,
            [this, session, wishes, kind = prompt.kind](const Intervention &intervention, const InterventionQuestions *questions) {
                QList<Moderate> answered = wishes;
                if (questions)
                    questions->answer(answered);
                setOperatorName(session, intervention.operatorName);
                m_reasons.remember(kind, intervention.reason);
                send(session, answered, intervention);
            });
    dialog->open();
}

InterventionDialog *OperatorActions::makeDialog(const ActionPrompt &prompt)
{
    auto *dialog = new InterventionDialog(prompt, m_reasons.offered(prompt.kind), m_operatorNames.value(watched()->session().id),
                                          suggestedName(), m_window);
    connect(dialog, &InterventionDialog::editReasonsRequested, this, &OperatorActions::editReasons);
    m_dialogs.removeIf([](const QPointer<InterventionDialog> &closed) { return closed.isNull(); });
    m_dialogs.append(dialog);
    return dialog;
}

void OperatorActions::askToAdvance(const ActionPrompt &prompt, const std::function<QList<int>()> &participants)
{
    if (!watched())
        return;
    InterventionDialog *dialog = makeDialog(prompt);
    connect(dialog, &InterventionDialog::confirmed, this, [=, this, session = watched()->session().id](const Intervention &intervention) {
        setOperatorName(session, intervention.operatorName);
        m_reasons.remember(prompt.kind, intervention.reason);
        if (!m_shown->isShown(session))
            return;
        emit acted();
        m_service->advance(session, participants(), identified(intervention));
    });
    dialog->open();
}

void OperatorActions::act(const QList<Moderate> &wishes)
{
    if (watched() && !wishes.isEmpty())
        send(watched()->session().id, wishes, {operatorName(), {}, {}, 0});
}

void OperatorActions::actIn(qint64 session, const QList<Moderate> &wishes, const QString &reason)
{
    send(session, wishes, {nameIn(session), reason, {}, 0});
}

void OperatorActions::advance(const QList<int> &participants)
{
    if (!watched() || participants.isEmpty())
        return;
    emit acted();
    m_service->advance(watched()->session().id, participants, {operatorName(), {}, {}, 0});
}

QString OperatorActions::operatorName() const
{
    return nameIn(watched() ? watched()->session().id : 0);
}

QString OperatorActions::nameIn(qint64 session) const
{
    const QString known = m_settings->value(nameKey, m_accountName).toString();
    for (const QString &name : {m_operatorNames.value(session), known}) {
        if (!name.isEmpty())
            return name;
    }
    return unknownName();
}

QString OperatorActions::unknownName()
{
    const QString account = qEnvironmentVariable("USER");
    return account.isEmpty() ? u"operator"_s : account;
}

void OperatorActions::askForOperator()
{
    if (!watched())
        return;
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(u"operatorInputDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Operator"));
    dialog->setLabelText(tr("&Your name, saved in the log with all your actions from now on:"));
    dialog->setTextValue(suggestedName());
    const QList<QLineEdit *> lines = descendants<QLineEdit>(dialog); // the one created by Qt
    for (QLineEdit *line : lines) {
        line->setAccessibleName(tr("Your name"));
        line->setPlaceholderText(tr("if empty, the log says “%1”").arg(operatorName()));
        line->setToolTip(tr("The person who acts; saved in the log, participants do not see it"));
    }
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, session = watched()->session().id](const QString &name) { setOperatorName(session, name.trimmed()); });
    dialog->open();
    removeButtonIcons(*dialog); // Qt makes the buttons when it is shown
}

void OperatorActions::editReasons()
{
    const auto above = std::find_if(m_dialogs.cbegin(), m_dialogs.cend(), [](const QPointer<InterventionDialog> &open) { return !open.isNull(); });
    auto *dialog = new ReasonsDialog(m_reasons.usual(), above == m_dialogs.cend() ? m_window : above->data());
    connect(dialog, &ReasonsDialog::reasonsConfirmed, this, [this](const QStringList &usual) {
        m_reasons.setUsual(usual);
        for (const QPointer<InterventionDialog> &open : std::as_const(m_dialogs)) {
            if (open)
                open->setReasons(m_reasons.offered(open->kind()));
        }
    });
    dialog->open();
}

std::optional<QString> OperatorActions::whyNot(const Moderate &wish) const
{
    if (!watched())
        return tr("No session is shown");
    const Decision decision = decide(watched()->state(), wish, QDateTime::currentMSecsSinceEpoch());
    return decision ? std::nullopt : std::optional(decision.error().text);
}

QList<Moderate> OperatorActions::possible(const QList<Moderate> &wishes) const
{
    QList<Moderate> found;
    std::copy_if(wishes.begin(), wishes.end(), std::back_inserter(found), [this](const Moderate &wish) { return isPossible(wish); });
    return found;
}

void OperatorActions::send(qint64 session, QList<Moderate> wishes, const Intervention &given)
{
    const Intervention intervention = identified(given);
    for (Moderate &wish : wishes) {
        wish.intervention.operatorName = intervention.operatorName;
        wish.intervention.reason = intervention.reason;
        wish.intervention.reasonId = intervention.reasonId;
        if (!intervention.text.isEmpty())
            wish.intervention.text = intervention.text;
    }
    emit acted();
    m_service->moderate(session, wishes);
}

void OperatorActions::setOperatorName(qint64 session, const QString &name)
{
    if (name.isEmpty())
        return;
    m_operatorNames.insert(session, name);
    m_settings->setValue(nameKey, name);
}

QString OperatorActions::suggestedName() const
{
    if (watched() && m_operatorNames.contains(watched()->session().id))
        return m_operatorNames.value(watched()->session().id);
    return m_settings->value(nameKey, m_accountName).toString();
}

} // namespace LabChat
