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

/// What a session and its links that several share are called. A plain value.
struct SharedLinks {
    QString sessionTitle;
    QString session;  ///< the session-wide link
    QString room;     ///< empty: it runs in none
    bool isRoomSecure = false;  ///< the room's link alone lets nobody in
};

/// The links of a session, each participant's own among them: to copy, to open, to print and to keep.
/// Follows the session that the window shows. Main thread; deletes itself.
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
