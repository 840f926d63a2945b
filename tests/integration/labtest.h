// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chatclient.h"
#include "testlab.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace LabChat::Testing {

using Client = std::unique_ptr<ChatClient>;

/// Base of tests that have a lab of their own for each test function: the server in this process, a session that runs,
/// and browsers of its participants.
class LabTest : public QObject {
protected:
    void startLab(const Study &study, const LabServerOptions &server = {});
    void stopLab();
    /// From now on the tests are about another session.
    void use(const Study &study);

    [[nodiscard]] Client makeClient(int participant) const;
    /// Joined, or null.
    [[nodiscard]] Client joined(int participant) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    SessionPtr m_session;
};

} // namespace LabChat::Testing
