// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/qrpopup.h"

#include "console/widgets/qrview.h"

#include <QtGui/QScreen>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace LabChat {

using namespace Qt::StringLiterals;

QrPopup::QrPopup(const QString &link, QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setObjectName(u"qrPopup"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto *view = new QrView(this);
    view->setObjectName(u"popupQrView"_s);
    view->setText(link);
    view->setToolTip(tr("The link, to scan with a phone"));
    auto *text = new QLabel(link, this);
    text->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(view, 0, Qt::AlignHCenter);
    layout->addWidget(text, 0, Qt::AlignHCenter);
}

void QrPopup::popUp(const QWidget *button)
{
    adjustSize();
    const QRect screen = button->screen()->availableGeometry();
    const QPoint below = button->mapToGlobal(QPoint(0, button->height()));
    move(qBound(screen.left(), below.x(), qMax(screen.left(), screen.right() - width())), qMin(below.y(), screen.bottom() - height()));
    show();
}

} // namespace LabChat
