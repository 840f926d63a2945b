// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/room.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

struct LabelList;

namespace Ui {
class RoomDialog;
}

/// Edits a room's name and labels, and shows mistakes immediately. Main thread; deletes itself.
class RoomDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p taken: the names of the existing rooms. If @p room has a name, the name cannot be changed, because its address is in use.
    RoomDialog(const Room &room, const QStringList &taken, QWidget *parent);
    ~RoomDialog() override;

signals:
    void roomConfirmed(const LabChat::Room &room);

private:
    void judge();
    void secure();
    [[nodiscard]] QString whatIsWrong(const Room &room, const LabelList &list) const;
    void chooseFile();
    void showLabels();

    std::unique_ptr<Ui::RoomDialog> m_ui;
    QStringList m_taken;
    Room m_room;
    QString m_secret;  ///< the room's secret, or a new one
    QFutureWatcher<Result<QStringList>> m_labels;
};

} // namespace LabChat
