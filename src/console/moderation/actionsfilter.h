// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSortFilterProxyModel>

namespace LabChat {

/// Filters the operator's actions by kind and by the typed text. Main thread; owned by the panel.
class ActionsFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit ActionsFilter(QObject *parent);

    void setText(const QString &text);
    /// A name from kindText(); empty: all.
    void setKind(const QString &kind);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    QString m_kind;
};

} // namespace LabChat
