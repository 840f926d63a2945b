// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/consoleoptions.h"

QT_BEGIN_NAMESPACE
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

class ActionsModel;
class Drafts;
class Highlighter;
class LogArchive;
class ModerationActions;
class OperatorActions;
class OperatorService;
class Preferences;
class RoomsModel;
class ServerSettings;
class SessionMonitor;
class ShownSession;
class TranscriptPanel;
class Tray;

/// The objects that the window, its panels and its dialogs use; created before them. Service and archive outlive the window, which owns the others.
struct ConsoleContext {
    ConsoleOptions options;
    OperatorService *service = nullptr;
    const LogArchive *archive = nullptr;
    QSettings *settings = nullptr;
    SessionMonitor *monitor = nullptr;
    ShownSession *shown = nullptr;
    RoomsModel *rooms = nullptr;
    Preferences *preferences = nullptr;
    ServerSettings *server = nullptr;
    OperatorActions *operatorActions = nullptr;
    Drafts *drafts = nullptr;
    ModerationActions *moderation = nullptr;
    ActionsModel *actions = nullptr;  ///< the operator's actions
    Highlighter *highlighter = nullptr;
    Tray *tray = nullptr;
};

[[nodiscard]] ConsoleContext makeContext(OperatorService *service, const LogArchive *archive, const ConsoleOptions &options, QWidget *window);

/// A transcript in which the operator can moderate and write.
[[nodiscard]] TranscriptPanel *makeTranscript(const ConsoleContext &context, QWidget *parent);

} // namespace LabChat
