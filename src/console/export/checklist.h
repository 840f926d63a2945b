// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/followchoices.h"

#include <QtCore/QStringList>
#include <QtWidgets/QListWidget>

namespace LabChat {

/// A list of which some can be ticked. Nothing ticked means all of them. Main thread.
class CheckList final : public QListWidget {
    Q_OBJECT

public:
    explicit CheckList(QWidget *parent = nullptr);

    /// What is ticked stays so, by its data, which is a text.
    void setChoices(const QList<Choice> &choices);
    void tick(const QStringList &values);
    [[nodiscard]] QStringList ticked() const;

signals:
    void tickedChanged();
};

} // namespace LabChat
