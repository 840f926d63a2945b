// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/participantsmodel.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class ParticipantsPanel;
}

class ExpectedParticipants;
class TableFilter;

/// The table of the session's participants, with a filter and a context menu. Main thread; owned by the workspace.
class ParticipantsPanel final : public QWidget {
    Q_OBJECT

public:
    ParticipantsPanel(ParticipantsModel *model, ExpectedParticipants *expected, QWidget *parent);
    ~ParticipantsPanel() override;

    /// The current one, 0: none.
    [[nodiscard]] int selectedParticipant() const;
    /// Of the current participant; empty: none.
    [[nodiscard]] QString selectedLink() const;
    /// All selected ones, id_in_session, ascending.
    [[nodiscard]] QList<int> selectedParticipants() const;
    void selectParticipant(int participant);
    /// For the menu of a participant.
    void setSelectionActions(const QList<QAction *> &actions) { m_selectionActions = actions; }
    /// Large enough for all columns, and for some rows.
    [[nodiscard]] QSize sizeHint() const override;
    void focusFilter();

signals:
    void selectionChanged();
    /// The operator wants to see the messages of this participant.
    void channelRequested(int participant);
    void linkRequested(const QString &link);
    /// The operator wants to see what this participant sees.
    void viewRequested(int participant);
    void viewWindowRequested(int participant);

private:
    void setUpColumns();
    void showMenu(const QPoint &at);
    void showColumns();

    std::unique_ptr<Ui::ParticipantsPanel> m_ui;
    ParticipantsModel *m_model;
    TableFilter *m_filter;
    QList<QAction *> m_selectionActions;
};

} // namespace LabChat
