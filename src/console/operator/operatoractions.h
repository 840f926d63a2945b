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

/// Sends the operator's actions in the shown session to the server: asks for the reason, and once
/// for the operator's name. The server's rules decide about them. Main thread; owned by the window.
class OperatorActions final : public QObject {
    Q_OBJECT

public:
    /// @p accountName: the full name of the account's owner; empty: unknown.
    OperatorActions(OperatorService *service, const ShownSession *shown, QSettings *settings, const QString &accountName, QWidget *window);

    /// The session that is shown. Null: none.
    [[nodiscard]] const WatchedSession *watched() const;

    /// Opens the dialog; when it is confirmed, sends all commands, which become one commit. Takes over the prompt's questions.
    void ask(const ActionPrompt &prompt, const QList<Moderate> &wishes);
    /// Without a dialog, and therefore without a reason.
    void act(const QList<Moderate> &wishes);
    /// Likewise, in any session.
    void actIn(qint64 session, const QList<Moderate> &wishes, const QString &reason = {});
    /// Asks for the reason, and advances participants of the shown session by one page; @p participants is called on confirmation.
    void askToAdvance(const ActionPrompt &prompt, const std::function<QList<int>()> &participants);
    /// For reason fields of other dialogs.
    [[nodiscard]] QStringList offeredReasons(const QString &kind) const { return m_reasons.offered(kind); }
    void rememberReason(const QString &kind, const QString &reason) { m_reasons.remember(kind, reason); }
    [[nodiscard]] OperatorService *service() const { return m_service; }
    /// Advances participants by one page, without a dialog.
    void advance(const QList<int> &participants);

    /// The operator's name for actions in the shown session; the log needs one, even if none was given.
    [[nodiscard]] QString operatorName() const;
    [[nodiscard]] QString nameIn(qint64 session) const;
    /// What a field for the name begins with: the name that was given, or that of the account; empty: neither is known.
    [[nodiscard]] QString suggestedName() const;
    /// What the log says as long as nobody has given a name.
    [[nodiscard]] static QString unknownName();
    void askForOperator();
    void setOperatorName(qint64 session, const QString &name);
    void editReasons();

    /// Why the rules would refuse a command now; nothing: they would allow it.
    [[nodiscard]] std::optional<QString> whyNot(const Moderate &wish) const;
    [[nodiscard]] bool isPossible(const Moderate &wish) const { return !whyNot(wish); }
    [[nodiscard]] QList<Moderate> possible(const QList<Moderate> &wishes) const;

signals:
    /// A command was just sent: earlier refusals are outdated.
    void acted();

private:
    InterventionDialog *makeDialog(const ActionPrompt &prompt);
    void send(qint64 session, QList<Moderate> wishes, const Intervention &intervention);
    OperatorService *m_service;
    const ShownSession *m_shown;
    QSettings *m_settings;
    QString m_accountName;
    Reasons m_reasons;
    QWidget *m_window;
    QList<QPointer<InterventionDialog>> m_dialogs;
    QHash<qint64, QString> m_operatorNames;  ///< by session
};

} // namespace LabChat
