// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/docks.h"

#include "console/widgets/panelarea.h"

#include <QtGui/QAction>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLayout>
#include <QtWidgets/QMainWindow>

#include <algorithm>

namespace LabChat {

Docks::Docks(QMainWindow *workspace) : QObject(workspace), m_workspace(workspace) {}

QDockWidget *Docks::add(const PanelSpec &spec)
{
    Q_ASSERT(spec.behind.isEmpty() || dock(spec.behind));
    auto *docked = new QDockWidget(QString(spec.title).remove(u'&'), m_workspace);
    docked->setObjectName(spec.name);
    docked->setWidget(areaFor(spec.widget, docked));
    docked->toggleViewAction()->setText(spec.title);
    docked->toggleViewAction()->setToolTip(tr("Shows or hides this panel"));
    connect(docked->toggleViewAction(), &QAction::triggered, docked, [docked](bool isShown) {
        if (isShown)
            docked->raise(); // not behind the panels that share its place
    });
    m_docked.append({spec, docked});
    place(m_docked.constLast());
    return docked;
}

void Docks::reset()
{
    // A tab bar whose panels move away while they are visible stays on the screen (Qt 6.4): it goes with its last visible panel.
    for (const Docked &docked : std::as_const(m_docked))
        docked.dock->hide();
    m_workspace->layout()->activate();
    for (const Docked &docked : std::as_const(m_docked))
        place(docked);
    for (const Docked &docked : std::as_const(m_docked))
        resizeToHint(docked);
}

QList<PanelSpec> Docks::panels() const
{
    QList<PanelSpec> panels;
    for (const Docked &docked : m_docked)
        panels.append(docked.spec);
    return panels;
}

QList<QAction *> Docks::actions() const
{
    QList<QAction *> actions;
    for (const Docked &docked : m_docked)
        actions.append(docked.dock->toggleViewAction());
    return actions;
}

void Docks::place(const Docked &docked)
{
    docked.dock->setFloating(false);
    m_workspace->addDockWidget(docked.spec.area, docked.dock);
    QDockWidget *inFront = dock(docked.spec.behind);
    if (inFront)
        m_workspace->tabifyDockWidget(inFront, docked.dock);
    docked.dock->setVisible(docked.spec.isShown);
    if (inFront && docked.spec.isShown)
        inFront->raise();
}

/// Docks that are shown for the first time get the sizes of their hints automatically.
void Docks::resizeToHint(const Docked &docked)
{
    if (!m_workspace->isVisible() || !docked.spec.isShown || !docked.spec.behind.isEmpty())
        return;
    const QSize hint = docked.dock->widget()->sizeHint();
    const bool isBeside = docked.spec.area == Qt::LeftDockWidgetArea || docked.spec.area == Qt::RightDockWidgetArea;
    m_workspace->resizeDocks({docked.dock}, {isBeside ? hint.width() : hint.height()}, isBeside ? Qt::Horizontal : Qt::Vertical);
}

QDockWidget *Docks::dock(const QString &name) const
{
    const auto found = std::find_if(m_docked.begin(), m_docked.end(), [&name](const Docked &docked) { return docked.spec.name == name; });
    return found == m_docked.end() ? nullptr : found->dock;
}

void bringUp(QDockWidget *dock)
{
    dock->show();
    dock->raise();
}

} // namespace LabChat
