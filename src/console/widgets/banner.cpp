// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/banner.h"

#include "console/widgets/symbolicon.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace LabChat {

using namespace Qt::StringLiterals;

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_layout(new QHBoxLayout(this)), m_iconLabel(new QLabel(this)), m_textLabel(new QLabel(this))
{
    m_layout->setContentsMargins(12, 8, 12, 8);
    m_layout->setSpacing(10);
    m_textLabel->setObjectName(u"bannerTextLabel"_s);
    m_textLabel->setWordWrap(true);
    m_textLabel->setTextFormat(Qt::PlainText);
    m_textLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(m_iconLabel);
    m_layout->addWidget(m_textLabel, 1);
    hide();
}

void Banner::report(Accent accent, const QString &text)
{
    m_accent = accent;
    m_textLabel->setText(text);
    m_textLabel->setAccessibleName(text);
    showIcon();
    show();
    update();
}

QString Banner::text() const
{
    return m_textLabel->text();
}

QPushButton *Banner::addButton(const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setToolTip(toolTip);
    button->setAccessibleName(QString(text).remove(u'&'));
    m_layout->addWidget(button);
    return button;
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), accentTint(m_accent, palette()));
    painter.fillRect(QRect(0, 0, 4, height()), accentColor(m_accent, palette()));
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void Banner::showIcon()
{
    QPalette tinted = palette();
    tinted.setColor(QPalette::ButtonText, accentColor(m_accent, palette()));
    const QIcon icon = symbolIcon(m_accent == Accent::Good ? u"good"_s : u"warning"_s, tinted);
    m_iconLabel->setPixmap(icon.pixmap(QSize(20, 20), devicePixelRatioF()));
}

} // namespace LabChat
