// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

namespace LabChat {

/// A link as a QR code, below the button that shows it, until Escape or a click elsewhere. Main thread; deletes itself.
class QrPopup final : public QFrame {
    Q_OBJECT

public:
    QrPopup(const QString &link, QWidget *parent);

    void popUp(const QWidget *button);
};

} // namespace LabChat
