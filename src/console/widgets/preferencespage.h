// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace LabChat {

/// A page of the preferences that another room adds to them. Main thread; owned by the dialog.
class PreferencesPage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void showDefaults() = 0;
    /// Whether what is filled in can be applied; if not, the page says why.
    [[nodiscard]] virtual bool isValid() = 0;
    virtual void apply() = 0;
};

} // namespace LabChat
