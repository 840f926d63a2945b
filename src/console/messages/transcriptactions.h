// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/moderationactions.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QPoint;
QT_END_NAMESPACE

namespace LabChat {

class TranscriptModel;
class TranscriptView;

/// The operator's actions on the messages of a transcript: the menu and the keys of its view. Main thread; owned by the transcript's panel.
class TranscriptActions final : public QObject {
    Q_OBJECT

public:
    TranscriptActions(TranscriptView *view, TranscriptModel *model, QAction *copyAction, QAction *selectAllAction);

    /// At most once. Must outlive the view.
    void setModeration(ModerationActions *moderation);
    [[nodiscard]] QList<MessageSubject> selected() const;

private:
    void addKey(const QKeySequence &key, const std::function<QAction *()> &action);
    void showMenu(const QPoint &at);

    TranscriptView *m_view;
    TranscriptModel *m_model;
    ModerationActions *m_moderation = nullptr;
};

} // namespace LabChat
