// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/participantsmodel.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class LinksDialog;
}

/// The link of each participant, to copy or to open. Main thread; deletes itself.
class LinksDialog final : public QDialog {
    Q_OBJECT

public:
    LinksDialog(ParticipantsModel *model, QWidget *parent);
    ~LinksDialog() override;

signals:
    void linkRequested(const QString &link);

private:
    [[nodiscard]] QStringList selectedLinks() const;
    void copyAll() const;
    void openSelected();
    void showSelection();

    std::unique_ptr<Ui::LinksDialog> m_ui;
    ParticipantsModel *m_model;
};

} // namespace LabChat
