// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

QT_BEGIN_NAMESPACE
class QAction;
class QDockWidget;
class QMainWindow;
QT_END_NAMESPACE

namespace LabChat {

/// The docks around the middle of the workspace: creates and places them. Main thread; owned by the workspace.
class Docks final : public QObject {
    Q_OBJECT

public:
    explicit Docks(QMainWindow *workspace);

    QDockWidget *add(const PanelSpec &spec);
    /// Moves all docks back to their default positions, with the sizes of their hints.
    void reset();

    [[nodiscard]] QList<PanelSpec> panels() const;
    /// The actions that show and hide the panels.
    [[nodiscard]] QList<QAction *> actions() const;

private:
    struct Docked {
        PanelSpec spec;
        QDockWidget *dock = nullptr;
    };

    void place(const Docked &docked);
    void resizeToHint(const Docked &docked);
    [[nodiscard]] QDockWidget *dock(const QString &name) const;

    QMainWindow *m_workspace;
    QList<Docked> m_docked;
};

/// Shows a dock in front of those that are stacked with it.
void bringUp(QDockWidget *dock);

} // namespace LabChat
