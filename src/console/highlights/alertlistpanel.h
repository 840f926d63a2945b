// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/highlights/alertlistmodel.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class AlertListPanel;
}

/// The list of alerts in all running sessions. Main thread; owned by the workspace.
class AlertListPanel final : public QWidget {
    Q_OBJECT

public:
    explicit AlertListPanel(QWidget *parent);
    ~AlertListPanel() override;

    void add(const QList<Highlight> &highlights);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void messageActivated(qint64 session, int channel, qint64 seq);
    void rulesRequested();

private:
    void setUpColumns();
    void showState();

    std::unique_ptr<Ui::AlertListPanel> m_ui;
    AlertListModel *m_model;
};

} // namespace LabChat
