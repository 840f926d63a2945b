// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/preferencespage.h"

#include <memory>

namespace LabChat {

namespace Ui {
class AllowedPagesPage;
}

class ServerSettings;

/// The page of the preferences with the other systems' pages that may use the chat. Main thread; owned by the dialog.
class AllowedPagesPage final : public PreferencesPage {
    Q_OBJECT

public:
    explicit AllowedPagesPage(ServerSettings *settings);
    ~AllowedPagesPage() override;

    void showDefaults() override;
    [[nodiscard]] bool isValid() override;
    void apply() override;

private:
    std::unique_ptr<Ui::AllowedPagesPage> m_ui;
    ServerSettings *m_settings;
};

} // namespace LabChat
