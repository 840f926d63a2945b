// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/preferencespage.h"
#include "core/certificatemaker.h"

#include <memory>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class TlsPage;
}

class ServerSettings;

/// The page of the preferences about HTTPS. Main thread; owned by the dialog; settings and maker must outlive it.
class TlsPage final : public PreferencesPage {
    Q_OBJECT

public:
    /// @p certificates: null: none can be made.
    TlsPage(ServerSettings *settings, CertificateMaker *certificates);
    ~TlsPage() override;

    void showDefaults() override;
    [[nodiscard]] bool isValid() override;
    void apply() override;

private:
    void wire(CertificateMaker *certificates);
    void choose(QLineEdit *field, const QString &title);
    void showMade(const MadeCertificate &made);
    [[nodiscard]] TlsFiles files() const;

    std::unique_ptr<Ui::TlsPage> m_ui;
    ServerSettings *m_settings;
};

} // namespace LabChat
