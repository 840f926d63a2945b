// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/countdowns.h"

#include <QtWidgets/QMenu>

namespace LabChat {

class OperatorActions;

/// The actions for the countdowns of some pages or of a chat: some at once, others in a
/// dialog. Checks what is possible whenever it is opened. Main thread; owned by the window.
class CountdownMenu final : public QMenu {
    Q_OBJECT

public:
    CountdownMenu(OperatorActions *actions, QWidget *window);

    /// @p whose: "P3, P4", for the tooltips.
    void setScope(const CountdownScope &scope, const QString &names, const QList<int> &selected, int channel);
    /// Opens the dialog; other menus contain this action, too.
    [[nodiscard]] QAction *changeAction() const { return m_changeAction; }

private:
    void addQuick(const QString &text, const QString &name, const QString &reason, const CountdownChange &change);
    void showPossible();
    void ask();
    [[nodiscard]] QList<Moderate> wishes(const CountdownChange &change) const;

    struct Quick {
        QAction *action = nullptr;
        CountdownChange change;
    };

    OperatorActions *m_actions;
    QAction *m_changeAction;
    QList<Quick> m_quick;
    CountdownScope m_scope;
    QString m_names;
    QList<int> m_selected;
    int m_channel = 0;
};

} // namespace LabChat
