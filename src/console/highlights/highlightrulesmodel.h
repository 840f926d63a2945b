// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/highlights/highlightrules.h"

#include <QtCore/QAbstractListModel>

namespace LabChat {

/// Highlight rules during editing: each can be switched on and off in the list. Main thread; owned by the dialog.
class HighlightRulesModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ColorRole = Qt::UserRole + 1, ProblemRole };

    using QAbstractListModel::QAbstractListModel;

    void setRules(const QList<HighlightRule> &rules);
    [[nodiscard]] const QList<HighlightRule> &rules() const { return m_rules; }
    void replace(int row, const HighlightRule &rule);
    void insert(int row, const HighlightRule &rule);
    void remove(int row);
    /// Moves it to the row above (-1) or below (1).
    void move(int row, int direction);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<HighlightRule> m_rules;
};

} // namespace LabChat
