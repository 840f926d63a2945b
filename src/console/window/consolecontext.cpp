// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/consolecontext.h"

#include "console/highlights/highlighter.h"
#include "console/lab/roomsmodel.h"
#include "console/messages/transcriptpanel.h"
#include "console/moderation/actionsmodel.h"
#include "console/moderation/moderationactions.h"
#include "console/operator/drafts.h"
#include "console/operator/operatoractions.h"
#include "console/session/preferences.h"
#include "console/session/serversettings.h"
#include "console/session/shownsession.h"
#include "console/widgets/tray.h"

#include <QtCore/QSettings>

namespace LabChat {

using namespace Qt::StringLiterals;

ConsoleContext makeContext(OperatorService *service, const LogArchive *archive, const ConsoleOptions &options, QWidget *window)
{
    ConsoleContext context;
    context.options = options;
    context.service = service;
    context.archive = archive;
    context.settings = options.settingsFile.isEmpty() ? new QSettings(u"LabChat"_s, u"LabChat"_s, window)
                                                      : new QSettings(options.settingsFile, QSettings::IniFormat, window);
    context.monitor = new SessionMonitor(service, window);
    context.shown = new ShownSession(context.monitor, archive, window);
    context.rooms = new RoomsModel(service, context.monitor, window);
    context.preferences = new Preferences(context.settings, window);
    context.server = new ServerSettings(service, context.settings, options, window);
    applyAppearance(context.preferences->values().appearance);
    QObject::connect(context.preferences, &Preferences::changed, window,
                     [preferences = context.preferences] { applyAppearance(preferences->values().appearance); });
    context.operatorActions = new OperatorActions(service, context.shown, context.settings, options.accountName, window);
    context.drafts = new Drafts(context.operatorActions, window);
    context.moderation = new ModerationActions(context.operatorActions, window);
    context.actions = new ActionsModel(archive, window);
    context.highlighter = new Highlighter(context.monitor, context.settings, systemClock(), window);
    context.tray = new Tray(window);
    return context;
}

TranscriptPanel *makeTranscript(const ConsoleContext &context, QWidget *parent)
{
    auto *transcript = new TranscriptPanel(context.archive, parent);
    transcript->setModeration(context.moderation, context.actions);
    transcript->setHighlighter(context.highlighter);
    transcript->addComposer(context.drafts, context.preferences);
    return transcript;
}

} // namespace LabChat
