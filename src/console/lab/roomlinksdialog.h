// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/seatlinks.h"
#include "core/room.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class RoomLinksDialog;
}

class LinkSaver;
class TextTableModel;

/// The link of each label of a room: to copy, print and save. Main thread; deletes itself.
class RoomLinksDialog final : public QDialog {
    Q_OBJECT

public:
    RoomLinksDialog(const Room &room, const QUrl &roomLink, QWidget *parent);
    ~RoomLinksDialog() override;

private:
    void copySelected() const;
    void copyAll() const;

    std::unique_ptr<Ui::RoomLinksDialog> m_ui;
    TextTableModel *m_model;
    LinkSaver *m_saver = nullptr;
    QList<SeatLink> m_seats;
};

} // namespace LabChat
