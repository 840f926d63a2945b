// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otreesettings.h"
#include "server/otree/otreedoor.h"

namespace LabChat {

/// oTree's secrets, from the environment, the command line and the file of the data directory, for the server and the console. Main thread; owned by Lab.
class OTreeChat final : public OTreeSettings {
    Q_OBJECT

public:
    OTreeChat(const QString &dataDirectory, const OTreeSecrets &given);

    [[nodiscard]] const OTreeState &state() const override { return m_state; }
    void store(const OTreeSecrets &secrets) override;
    void check(const QString &database) override;

    /// For the server; with a database of their own each time.
    [[nodiscard]] OTreeOptions options() const;

private:
    void use(const OTreeSecrets &stored);

    QString m_dataDirectory;
    OTreeState m_state;
};

} // namespace LabChat
