// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

#include <QtCore/QObject>

#include <optional>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace LabChat {

/// The groups that the operator has drawn for a new session, with the buttons for it. Main thread; owned by the dialog.
class GroupShuffle final : public QObject {
    Q_OBJECT

public:
    GroupShuffle(QPushButton *shuffle, QPushButton *asInTheStudy, QObject *parent);

    /// The study with the groups that were drawn, as long as they fit its numbers.
    [[nodiscard]] Result<Study> applied(const Result<Study> &wish);
    [[nodiscard]] bool isDrawn() const { return m_drawn.has_value(); }
    void forget() { m_drawn.reset(); }

signals:
    void changed();

private:
    void draw();
    void goBack();
    void showButtons();

    QPushButton *m_shuffle;
    QPushButton *m_asInTheStudy;
    std::optional<Study> m_wish;   ///< the last one, with its own groups
    std::optional<Study> m_drawn;
};

} // namespace LabChat
