// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/room.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class RoomsDialog;
}

class RoomLabelsModel;
class RoomsModel;

/// The lab's rooms: to create and edit, and their links. Main thread; deletes itself.
class RoomsDialog final : public QDialog {
    Q_OBJECT

public:
    RoomsDialog(RoomsModel *model, QWidget *parent);
    ~RoomsDialog() override;

signals:
    void roomConfirmed(const LabChat::Room &room);
    void linkRequested(const QString &link);

private:
    void edit(const Room &room);
    void editSelected();
    void showLabelLinks();
    void showSelection();
    void showWaiting();
    [[nodiscard]] QString selectedLink() const;

    std::unique_ptr<Ui::RoomsDialog> m_ui;
    RoomsModel *m_model;
    RoomLabelsModel *m_labels;
};

} // namespace LabChat
