// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/countdowns.h"

#include <QtWidgets/QMenu>

namespace LabChat {

class OperatorActions;

/// The actions for the countdowns of some pages or of a chat: some at once, others in a dialog. What would end pages at once asks, and so does
/// everything as long as nobody is selected. Checks what is possible whenever it is opened. Main thread; owned by the window.
class CountdownMenu final : public QMenu {
    Q_OBJECT

public:
    CountdownMenu(OperatorActions *actions, QWidget *window);

    /// @p scope: nothing: the dialog asks for it; @p names: "P3, P4", for the tooltips; @p selected: participants that the dialog offers.
    void setScope(const std::optional<CountdownScope> &scope, const QString &names, const QList<int> &selected, int channel);
    /// Opens the dialog; other menus contain this action, too.
    [[nodiscard]] QAction *changeAction() const { return m_changeAction; }

private:
    void addQuick(const QString &text, const QString &name, const CountdownChange &change);
    void showPossible();
    void change(const CountdownChange &change);
    void ask(const CountdownChange &change);
    void askToEnd(const QList<Moderate> &wishes, const QList<int> &ended);
    [[nodiscard]] QList<Moderate> wishes(const CountdownChange &change) const;

    struct Quick {
        QAction *action = nullptr;
        CountdownChange change;
    };

    OperatorActions *m_actions;
    QAction *m_changeAction;
    QList<Quick> m_quick;
    std::optional<CountdownScope> m_scope;
    QString m_names;
    QList<int> m_selected;
    int m_channel = 0;
};

} // namespace LabChat
