// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/tablemodel.h"
#include "core/operatorservice.h"

namespace LabChat {

/// The checks of participants' browsers, the newest first. Everything in it is what somebody on the network sent. Main thread; owned by the window, because checks also
/// come while no dialog is open.
class BrowserChecksModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, AddressColumn, PageColumn, BrowserColumn, ResultColumn, ColumnCount };
    static constexpr int maxChecks = 200;

    BrowserChecksModel(OperatorService *service, QObject *parent);

    [[nodiscard]] const BrowserCheck &check(int row) const { return m_checks.at(row); }
    /// Whether chats work there.
    [[nodiscard]] static bool isGood(const BrowserCheck &check);
    /// What was found, in words: one sentence for each thing.
    [[nodiscard]] static QStringList findings(const BrowserCheck &check);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void add(const BrowserCheck &check);
    [[nodiscard]] static QString text(const BrowserCheck &check, Column column);

    QList<BrowserCheck> m_checks;
};

/// The name and the main version of a browser, as its User-Agent has them; the beginning of the text if nobody knows it.
[[nodiscard]] QString browserName(const QString &agent);

} // namespace LabChat
