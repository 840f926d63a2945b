// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSortFilterProxyModel>

namespace LabChat {

/// Of the operator's actions, those of one kind that contain what was typed. Main thread; owned by the panel.
class ActionsFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit ActionsFilter(QObject *parent);

    void setText(const QString &text);
    /// As kindText() calls it; empty: all.
    void setKind(const QString &kind);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    QString m_kind;
};

} // namespace LabChat
