// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/messagemenu.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMenu>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::MessageMenu)
};

} // namespace

void addMessageActions(QMenu *menu, ModerationActions *moderation, const QList<MessageSubject> &messages, bool isShown)
{
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    moderation->setMessages(isShown ? messages : QList<MessageSubject>());
    if (isShown) {
        menu->addActions(moderation->messageActions());
        return;
    }
    const QList<QAction *> actions = moderation->messageActions();
    for (const QAction *action : actions) {
        if (!action->isVisible())
            continue;
        QAction *shadow = menu->addAction(action->text());
        shadow->setEnabled(false);
        shadow->setToolTip(Texts::tr("Only messages of the session that is shown can be moderated; show the other session first"));
    }
}

} // namespace LabChat
