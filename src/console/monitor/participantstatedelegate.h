// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/dotdelegate.h"

namespace LabChat {

/// A dot in the colour of a participant's state, a ring for those who are not there. Main thread; owned by its panel.
class ParticipantStateDelegate final : public DotDelegate {
    Q_OBJECT

public:
    using DotDelegate::DotDelegate;

protected:
    [[nodiscard]] std::optional<Accent> dot(const QModelIndex &index) const override;
};

} // namespace LabChat
