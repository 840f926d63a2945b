// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/tablemodel.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace LabChat {

/// The labels of one room, and which of them wait for a session or have a place in one. Main thread; owned by the dialog.
class RoomLabelsModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { LabelColumn, StateColumn, ColumnCount };
    enum Role { PresentRole = Qt::UserRole + 1 };

    explicit RoomLabelsModel(QObject *parent = nullptr);

    /// @p places: the places in the running session, by label.
    void setLabels(const QStringList &labels, const QSet<QString> &waiting, const QHash<QString, QString> &places);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString stateText(const QString &label) const;

    QStringList m_labels;
    QSet<QString> m_waiting;
    QHash<QString, QString> m_places;
};

} // namespace LabChat
