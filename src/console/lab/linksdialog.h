// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/seatlinks.h"
#include "console/monitor/participantsmodel.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class LinksDialog;
}

class LinkSaver;

/// The title of a session and the links that several participants share. A plain value.
struct SharedLinks {
    QString sessionTitle;
    QString session;  ///< the session link
    QString room;     ///< empty: no room
    bool isRoomSecure = false;  ///< the room's link alone lets nobody in
    QString sessionCode = {};   ///< for the names of files
};

/// The links of a session, including those of the participants: to copy, open, print and save. Follows the shown session. Main thread; deletes itself.
class LinksDialog final : public QDialog {
    Q_OBJECT

public:
    LinksDialog(ParticipantsModel *model, QWidget *parent);
    ~LinksDialog() override;

    void setSharedLinks(const SharedLinks &links);

signals:
    void linkRequested(const QString &link);

private:
    [[nodiscard]] QStringList selectedLinks() const;
    void copyAll() const;
    void openSelected();
    void showSelection();
    [[nodiscard]] QList<SeatLink> seats() const;

    std::unique_ptr<Ui::LinksDialog> m_ui;
    ParticipantsModel *m_model;
    SharedLinks m_shared;
    LinkSaver *m_saver = nullptr;
};

} // namespace LabChat
