// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QFont>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

/// Keeps a heading bold and larger than the text around it, also when the size of that text changes. Main thread; owned by the heading.
class HeadingFont final : public QObject {
    Q_OBJECT

public:
    /// The heading must be in its parent already.
    HeadingFont(QWidget *heading, qreal factor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QWidget *m_heading;
    qreal m_factor;
};

[[nodiscard]] QFont bold(QFont font);
/// Makes a label a heading.
void setHeading(QWidget *label, qreal factor);

} // namespace LabChat
