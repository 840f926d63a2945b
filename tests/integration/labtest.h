// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chatclient.h"
#include "testlab.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace LabChat::Testing {

using Client = std::unique_ptr<ChatClient>;

/// Base of tests with a separate lab for each test function: the server in this process, a running session, and browsers of its participants.
class LabTest : public QObject {
protected:
    void startLab(const Study &study, const LabServerOptions &server = {}, const TlsFiles &tls = {});
    void stopLab();
    /// Uses another session from now on.
    void use(const Study &study);

    [[nodiscard]] Client makeClient(int participant) const;
    /// A joined client, or null.
    [[nodiscard]] Client joined(int participant) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    SessionPtr m_session;
};

} // namespace LabChat::Testing
