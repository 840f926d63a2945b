// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace LabChat {

/// What one participant may say in one chat.
struct ChatLimits {
    int maxCharacters = 2000;      ///< Unicode code points in one message
    double messagesPerSecond = 5;  ///< sustained
    int burst = 10;                ///< at once, before the sustained rate holds
};

/// A chat box on a page. Label, nickname and channel are Mustache templates.
struct ChatSpec {
    QString name;
    QString label;
    QString nickname;
    QString channel;
    ChatLimits limits;
};

/// Who or what ends a page.
enum class PageEnd { Participant, Operator };

/// What a participant looks at. Pages repeat every round.
struct PageSpec {
    QString name;
    QString title;
    QString bodyHtml;  ///< safe HTML: no script, no style, no event handler
    PageEnd ends = PageEnd::Participant;
    QList<ChatSpec> chats;
};

/// The reusable description of an experiment's chat, complete in itself: bodies are read in,
/// defaults filled in. A plain value.
struct Study {
    QString name;
    QString title;
    int numParticipants = 0;
    int playersPerGroup = 0;
    int numRounds = 1;
    QStringList roles;  ///< by id_in_group, counted from 1; empty: no roles
    QList<PageSpec> pages;

    [[nodiscard]] int numGroups() const { return numParticipants / playersPerGroup; }
};

} // namespace LabChat
