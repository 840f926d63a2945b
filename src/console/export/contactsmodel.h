// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSet>

namespace LabChat {

/// What was found in the texts, with a tick for each that is replaced. Main thread; owned by its page.
class ContactsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Text, Context, Place, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Nothing is ticked.
    void setContacts(const QList<FoundContact> &contacts);
    void tickAll(bool areTicked);
    [[nodiscard]] QList<Passage> ticked() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

private:
    QList<FoundContact> m_contacts;
    QSet<int> m_ticked; ///< rows
};

} // namespace LabChat
