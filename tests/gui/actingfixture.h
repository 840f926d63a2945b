// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptmodel.h"
#include "gui/consolefixture.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>

namespace LabChat {

/// A console whose fake server does what the operator wishes as the rules grant it, one session running. Main thread.
class ActingFixture : public ConsoleFixture {
    Q_OBJECT

protected:
    /// Makes the window and shows in it a session to which the first @p arrived participants have come.
    void runSession(const Study &study, int arrived);
    void commit(const QList<Event> &events);
    /// A participant says it.
    QList<Event> say(int participant, const QString &body);
    void happens(EventKind kind, int participant, const QString &body = {});
    /// What the console wished since the last time.
    QList<Event> grant();
    void refuse(const QString &why);
    /// Enter in the dialog that asks for a reason, perhaps after another reason was typed.
    void confirm(const QString &reason = {}) const;
    /// By way of the menu, if it can be done now.
    void trigger(const QString &action) const;
    /// All of it: the action, its dialog, and what comes of it.
    void perform(const QString &action);
    /// Of the channel in a row of the table.
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
