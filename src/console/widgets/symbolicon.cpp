// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/symbolicon.h"

#include "console/widgets/descendants.h"

#include <QtGui/QPainter>
#include <QtGui/QPixmap>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QPixmap tinted(const QPixmap &symbol, const QColor &color)
{
    QPixmap pixmap = symbol;
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(QPointF(), pixmap.deviceIndependentSize()), color);
    return pixmap;
}

} // namespace

QIcon symbolIcon(const QString &name, const QPalette &palette)
{
    const QIcon source(u":/icons/"_s + name + u".svg"_s);
    QIcon icon;
    for (const int size : {16, 24, 32, 48}) {
        const QPixmap symbol = source.pixmap(QSize(size, size));
        if (symbol.isNull())
            return {};
        icon.addPixmap(tinted(symbol, palette.color(QPalette::Active, QPalette::ButtonText)), QIcon::Normal);
        icon.addPixmap(tinted(symbol, palette.color(QPalette::Disabled, QPalette::ButtonText)), QIcon::Disabled);
    }
    return icon;
}

void removeButtonIcons(const QDialog &dialog)
{
    const QList<QDialogButtonBox *> boxes = descendants<QDialogButtonBox>(&dialog);
    for (const QDialogButtonBox *box : boxes) {
        const QList<QAbstractButton *> buttons = box->buttons();
        for (QAbstractButton *button : buttons)
            button->setIcon({});
    }
}

} // namespace LabChat
