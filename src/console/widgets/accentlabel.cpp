// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/accentlabel.h"

#include <QtCore/QEvent>

namespace LabChat {

void AccentLabel::setAccent(std::optional<Accent> accent)
{
    m_accent = accent;
    applyAccent();
}

void AccentLabel::setText(const QString &text, std::optional<Accent> accent)
{
    setAccent(accent);
    QLabel::setText(text);
}

void AccentLabel::showText(const QString &text, std::optional<Accent> accent)
{
    setText(text, accent);
    setVisible(!text.isEmpty());
}

void AccentLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyAccent();
}

/// Sets only one colour: the label inherits all others from its parent.
void AccentLabel::applyAccent()
{
    QPalette colors;
    if (m_accent)
        colors.setColor(QPalette::WindowText, accentColor(*m_accent, palette()));
    const bool isApplied = m_accent ? palette().color(QPalette::WindowText) == colors.color(QPalette::WindowText) : !testAttribute(Qt::WA_SetPalette);
    if (!isApplied) // because this changes the palette
        setPalette(colors);
}

} // namespace LabChat
