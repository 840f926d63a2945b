// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/interventionquestions.h"
#include "console/operator/reasons.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

class InterventionDialog;
class OperatorService;
class ShownSession;
class WatchedSession;

/// Carries what the operator does to the shown session to the server: asks for the reason, once for the
/// operator's name, and sends it all. The rules of the server decide what comes of it. Main thread; owned by the window.
class OperatorActions final : public QObject {
    Q_OBJECT

public:
    OperatorActions(OperatorService *service, const ShownSession *shown, QSettings *settings, QWidget *window);

    /// The session that is shown. Null: none.
    [[nodiscard]] const WatchedSession *watched() const;

    /// Opens the dialog; when it is confirmed, everything is wished in one commit. Takes over the prompt's questions.
    void ask(const ActionPrompt &prompt, const QList<Moderate> &wishes);
    /// Without asking anything.
    void act(QList<Moderate> wishes, const QString &reason);
    /// Likewise, in a session that need not be the one that is shown.
    void actIn(qint64 session, const QList<Moderate> &wishes, const QString &reason = {});
    /// Asks for the reason, and moves participants of the shown session on by one page: who is meant when it is confirmed.
    void askToAdvance(const ActionPrompt &prompt, const std::function<QList<int>()> &participants);
    /// For fields of other dialogs.
    [[nodiscard]] QStringList offeredReasons(const QString &kind) const { return m_reasons.offered(kind, {}); }
    void rememberReason(const QString &kind, const QString &reason) { m_reasons.remember(kind, reason); }
    [[nodiscard]] OperatorService *service() const { return m_service; }
    /// Moves participants on by one page, without asking anything.
    void advance(const QList<int> &participants);

    /// Whose name goes with what is done in the shown session.
    [[nodiscard]] QString operatorName() const;
    void askForOperator();
    void setOperatorName(qint64 session, const QString &name);
    void editReasons();

    /// What the rules say against a wish now; nothing: they would grant it.
    [[nodiscard]] std::optional<QString> whyNot(const Moderate &wish) const;
    [[nodiscard]] bool isPossible(const Moderate &wish) const { return !whyNot(wish); }
    [[nodiscard]] QList<Moderate> possible(const QList<Moderate> &wishes) const;

signals:
    /// Something was just wished: refusals of earlier wishes are old news.
    void acted();

private:
    InterventionDialog *makeDialog(const ActionPrompt &prompt);
    void send(qint64 session, QList<Moderate> wishes, const Intervention &intervention);
    [[nodiscard]] QString likelyName() const;
    [[nodiscard]] QString nameIn(qint64 session) const;

    OperatorService *m_service;
    const ShownSession *m_shown;
    QSettings *m_settings;
    Reasons m_reasons;
    QWidget *m_window;
    QList<QPointer<InterventionDialog>> m_dialogs;
    QHash<qint64, QString> m_operatorNames;  ///< by session
};

} // namespace LabChat
