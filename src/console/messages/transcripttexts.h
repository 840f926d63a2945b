// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/messagerow.h"
#include "console/moderation/messagestate.h"
#include "console/session/watchedsession.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

/// The texts and marks of a session's messages in a transcript: for the operator, or as one
/// participant sees them. A value; the objects that it points to must outlive it. Main thread.
class TranscriptTexts final {
    Q_DECLARE_TR_FUNCTIONS(LabChat::TranscriptTexts)

public:
    /// @p viewer: a participant; 0: the operator.
    explicit TranscriptTexts(int viewer) : m_viewer(viewer) {}

    void setSession(const WatchedSession *watched) { m_watched = watched; }
    /// Who did what, for the marks. May be null.
    void setActions(const ActionsModel *actions) { m_actions = actions; }
    /// May be null.
    void setHighlighter(const Highlighter *highlighter) { m_highlighter = highlighter; }

    [[nodiscard]] MessageState state(const MessageRow &message) const;
    [[nodiscard]] bool showsMuted(const MessageRow &message) const { return m_viewer == 0 && isMuted(message); }
    /// The name of the colour of the rule that marks the message; invalid: none.
    [[nodiscard]] QVariant highlightColor(const MessageRow &message) const;
    [[nodiscard]] QString body(const MessageRow &message) const;
    [[nodiscard]] QString nickname(const MessageRow &message) const;
    /// "P3"; empty if the viewer does not know it.
    [[nodiscard]] QString place(const MessageRow &message) const;
    /// The state of the message in words; empty: an ordinary message.
    [[nodiscard]] QString mark(const MessageRow &message) const;
    [[nodiscard]] QString toolTip(const MessageRow &message) const;
    /// A line for the clipboard.
    [[nodiscard]] QString copyText(const MessageRow &message) const;
    /// For screen readers.
    [[nodiscard]] QString accessibleText(const MessageRow &message) const;

private:
    [[nodiscard]] bool isMuted(const MessageRow &message) const;
    [[nodiscard]] QString operatorsMark(const MessageRow &message) const;
    [[nodiscard]] QString hiddenText(const MessageRow &message) const;
    [[nodiscard]] QString author(const MessageRow &message) const;

    const WatchedSession *m_watched = nullptr;
    const ActionsModel *m_actions = nullptr;
    const Highlighter *m_highlighter = nullptr;
    const int m_viewer;
};

} // namespace LabChat
