// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/onlinedelegate.h"

namespace LabChat {

std::optional<Accent> OnlineDelegate::dot(const QModelIndex &index) const
{
    return index.data(m_onlineRole).toBool() ? std::optional(Accent::Good) : std::nullopt;
}

} // namespace LabChat
