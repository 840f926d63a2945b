// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/accents.h"

#include <QtWidgets/QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace LabChat {

/// A coloured line across the window that reports a problem or its end. Hidden until it has a text. Main thread; owned by NotificationBanners.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget *parent);

    void report(Accent accent, const QString &text);
    [[nodiscard]] QString text() const;
    QPushButton *addButton(const QString &text, const QString &toolTip);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    QHBoxLayout *m_layout;
    QLabel *m_iconLabel;
    QLabel *m_textLabel;
    Accent m_accent = Accent::Bad;
};

} // namespace LabChat
