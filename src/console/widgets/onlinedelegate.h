// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/dotdelegate.h"

namespace LabChat {

/// A filled dot for participants who are online, a ring for the others. Main thread; owned by its panel.
class OnlineDelegate final : public DotDelegate {
    Q_OBJECT

public:
    /// @p onlineRole: a role of the model, true for participants who are online.
    OnlineDelegate(int onlineRole, QObject *parent) : DotDelegate(parent), m_onlineRole(onlineRole) {}

protected:
    [[nodiscard]] std::optional<Accent> dot(const QModelIndex &index) const override;

private:
    int m_onlineRole;
};

} // namespace LabChat
