// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/qrcode.h"

#include <QtWidgets/QWidget>

namespace LabChat {

/// Shows a QR code, as large as fits. Main thread; owned by its form.
class QrView final : public QWidget {
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QrCode &code() const { return m_code; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QrCode m_code{QString()};
};

} // namespace LabChat
