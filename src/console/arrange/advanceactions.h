// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace LabChat {

class OperatorActions;
class WatchedSession;

/// The actions that advance participants by one page. Each tooltip says which participants it would advance, or why it would advance
/// nobody. An advance can be undone, so it asks only if somebody would finish the study, or if the selection is not where the operator
/// is working. Main thread; owned by the window.
class AdvanceActions final : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction *selected = nullptr;
        QAction *group = nullptr;
        QAction *slowest = nullptr;
        QAction *all = nullptr;
    };

    AdvanceActions(OperatorActions *operatorActions, const Actions &actions, QWidget *window);

    [[nodiscard]] QList<QAction *> ofSelection() const { return {m_actions.selected, m_actions.group}; }
    /// Null: no session. To be called again when any of them changes. @p hasFocus: the operator is working where the selection is.
    void setSubject(const WatchedSession *watched, const QList<int> &selected, bool hasFocus);

private:
    enum class Scope { Selected, Group, Slowest, All };

    [[nodiscard]] QAction *action(Scope scope) const;
    [[nodiscard]] QList<int> participants(Scope scope) const;
    [[nodiscard]] QString whyNobody(Scope scope) const;
    void show(Scope scope);
    void advance(Scope scope);
    void ask(Scope scope);
    [[nodiscard]] QList<int> finishing(const QList<int> &participants) const;
    [[nodiscard]] QString question(const QList<int> &participants) const;

    OperatorActions *m_operator;
    Actions m_actions;
    const WatchedSession *m_watched = nullptr;
    QList<int> m_selected;
    bool m_hasFocus = false;
};

} // namespace LabChat
