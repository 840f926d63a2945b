// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class NewSessionDialog;
}

/// Asks what is to be run: a shipped study, how many participants, in which groups. Says at once whether
/// the numbers fit. Main thread; deletes itself.
class NewSessionDialog final : public QDialog {
    Q_OBJECT

public:
    explicit NewSessionDialog(QWidget *parent);
    ~NewSessionDialog() override;

signals:
    void sessionRequested(const LabChat::SessionRequest &request);

private:
    void loadStudies();
    void showDefaults();
    [[nodiscard]] Result<Study> wish() const;
    void judge();
    void request();

    std::unique_ptr<Ui::NewSessionDialog> m_ui;
    QList<Study> m_studies;
};

} // namespace LabChat
