// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/celldelegate.h"

namespace LabChat {

/// A dot before the word: filled for who is online, a ring for who is not. Main thread; owned by its panel.
class OnlineDelegate final : public CellDelegate {
    Q_OBJECT

public:
    /// @p onlineRole: of the model, true for who is online.
    OnlineDelegate(int onlineRole, QObject *parent) : CellDelegate(parent), m_onlineRole(onlineRole) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_onlineRole;
};

} // namespace LabChat
