// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chatclient.h"
#include "store/keyfile.h"
#include "testlab.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace LabChat::Testing {

/// What a page of another system says of a participant.
struct Ticket {
    QString participant;
    QString channel = QStringLiteral("g1");
    QString nickname = QStringLiteral("Player 1");
    QString session = QStringLiteral("abcd1234");
    QJsonObject more = {};
};

/// Base of tests of sessions of other systems: a lab with the key “otree”, and browsers that come with its tickets.
class OtherSystemTest : public QObject {
protected:
    using Client = std::unique_ptr<ChatClient>;

    void start();
    void stop();
    /// The server alone; the data directory stays.
    void startLab(const Clocks &clocks = {}, const std::function<EventLog *()> &makeLog = {});
    [[nodiscard]] QString sign(const Ticket &ticket, const QString &key = QStringLiteral("otree")) const;
    [[nodiscard]] Client clientWith(const QString &token) const { return std::make_unique<ChatClient>(m_lab->socketUrl(), token); }
    /// A joined client, or null.
    [[nodiscard]] Client joined(const Ticket &ticket) const;
    /// Sends a further ticket, and waits for its channel. Returns the channel's name on the wire.
    [[nodiscard]] QString joinToo(ChatClient &client, const Ticket &ticket) const;
    /// The error or farewell with which a ticket is answered.
    [[nodiscard]] QJsonObject answerTo(const QString &token) const;
    [[nodiscard]] SessionState state(int index = 0) const;
    /// As `labchat key` does it, beside the server.
    void change(const KeyChange &change);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    KeyList m_keys;
};

} // namespace LabChat::Testing
