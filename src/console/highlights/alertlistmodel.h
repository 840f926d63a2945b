// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/highlights/highlighter.h"
#include "console/widgets/tablemodel.h"


namespace LabChat {

/// The alerts of all rules, the newest first, up to a limit. Main thread; owned by the panel.
class AlertListModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, RuleColumn, ChannelColumn, WhoColumn, TextColumn, ColumnCount };
    enum Role { SessionRole = Qt::UserRole + 1, ChannelRole, SeqRole, ColorRole };

    static constexpr int maxRows = 1000;

    explicit AlertListModel(QObject *parent = nullptr);

    void add(const QList<Highlight> &highlights);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString text(const Highlight &highlight, int column);

    QList<Highlight> m_highlights;  ///< the oldest first
};

} // namespace LabChat
