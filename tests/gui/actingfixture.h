// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptmodel.h"
#include "gui/consolefixture.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>

namespace LabChat {

/// A console whose fake server does what the operator requests if the rules allow it, with one running session. Main thread.
class ActingFixture : public ConsoleFixture {
    Q_OBJECT

protected:
    /// Creates the window and shows a session in it, in which the first @p arrived participants have arrived.
    void runSession(const Study &study, int arrived);
    void commit(const QList<Event> &events);
    /// A participant sends this message.
    QList<Event> say(int participant, const QString &body);
    void happens(EventKind kind, int participant, const QString &body = {});
    /// Commits what the console requested since the last call.
    QList<Event> grant();
    /// Commits the last advance that the console requested.
    QList<Event> grantAdvance();
    void refuse(const QString &why);
    /// Presses Enter in the dialog that asks for a reason, possibly after typing another reason.
    void confirm(const QString &reason = {}) const;
    /// Through the menu, if the action is enabled.
    void trigger(const QString &action) const;
    /// Everything: the action, its dialog, and its result.
    void perform(const QString &action);
    /// Of the channel in this row of the table.
    void showTranscript(int row) const;
    static void enterText(QLineEdit *line, const QString &text);
    void selectParticipants(const QList<int> &participants) const;

    [[nodiscard]] const QList<Moderate> &lastWishes() const { return m_service->moderations.constLast().wishes; }
    [[nodiscard]] const Moderate &lastWish() const { return lastWishes().constLast(); }
    [[nodiscard]] QAbstractItemView *transcript() const { return find<QAbstractItemView>(QStringLiteral("transcriptView")); }
    [[nodiscard]] MessageState messageState(int row) const
    {
        return transcript()->model()->index(row, 0).data(TranscriptModel::StateRole).value<MessageState>();
    }

    enum LogColumn { At, Operator, Action, Target, Words, Reason, Text, Undone };
    [[nodiscard]] QTreeView *log() const { return find<QTreeView>(QStringLiteral("actionsTreeView")); }
    [[nodiscard]] QString logged(int row, int column) const { return log()->model()->index(row, column).data().toString(); }

    SessionPtr m_session;
    SessionState m_state;

private:
    qsizetype m_granted = 0;
    int m_said = 0;
};

/// Sellers and buyers in pairs; a page of three minutes, whose chat closes after two.
[[nodiscard]] Study marketStudy();

} // namespace LabChat
