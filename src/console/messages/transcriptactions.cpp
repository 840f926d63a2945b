// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptactions.h"

#include "console/messages/transcriptmodel.h"
#include "console/messages/transcriptview.h"
#include "console/widgets/keyhints.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

TranscriptActions::TranscriptActions(TranscriptView *view, TranscriptModel *model, QAction *copyAction, QAction *selectAllAction)
    : QObject(view), m_view(view), m_model(model)
{
    copyAction->setShortcut(QKeySequence::Copy);
    selectAllAction->setShortcut(QKeySequence::SelectAll);
    for (QAction *action : {copyAction, selectAllAction}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        view->addAction(action);
    }
    connect(copyAction, &QAction::triggered, view, &TranscriptView::copySelection);
    connect(selectAllAction, &QAction::triggered, view, &QAbstractItemView::selectAll);
    connect(view, &QWidget::customContextMenuRequested, this, &TranscriptActions::showMenu);
}

void TranscriptActions::setModeration(ModerationActions *moderation)
{
    m_moderation = moderation;
    connect(m_model, &QAbstractItemModel::modelReset, moderation, [moderation] { moderation->setMessages({}); }); // the selection is empty again
    addKey(Qt::Key_Return, [moderation] { return moderation->releaseAction(); });
    addKey(Qt::Key_Enter, [moderation] { return moderation->releaseAction(); });
    addKey(Qt::Key_Delete, [moderation] { return moderation->refuseAction()->isEnabled() ? moderation->refuseAction() : moderation->hideAction(); });
}

void TranscriptActions::addKey(const QKeySequence &key, const std::function<QAction *()> &action)
{
    auto *shortcut = new QShortcut(key, m_view);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, action] {
        m_moderation->setMessages(selected());
        action()->trigger();
    });
}

void TranscriptActions::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(m_view->parentWidget());
    menu->setObjectName(u"transcriptMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (m_moderation && m_view->indexAt(at).isValid()) {
        m_moderation->setMessages(selected());
        menu->addActions(m_moderation->messageActions());
        const bool refuses = m_moderation->refuseAction()->isEnabled();
        showKeys(menu, {{m_moderation->releaseAction(), Qt::Key_Return},
                        {refuses ? m_moderation->refuseAction() : m_moderation->hideAction(), Qt::Key_Delete}});
        menu->addSeparator();
    }
    menu->addActions(m_view->actions());
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

QList<MessageSubject> TranscriptActions::selected() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<MessageSubject> subjects;
    for (const QModelIndex &row : std::as_const(rows))
        subjects.append(m_model->subject(row.row()));
    return subjects;
}

} // namespace LabChat
