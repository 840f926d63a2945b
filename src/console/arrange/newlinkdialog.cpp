// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/newlinkdialog.h"

#include "console/widgets/copytext.h"
#include "console/widgets/qrcode.h"
#include "console/widgets/symbolicon.h"
#include "console/widgets/wrappedheight.h"
#include "ui_newlinkdialog.h"

#include <QtGui/QPainter>

namespace LabChat {

namespace {

constexpr int qrSide = 200;

QPixmap qrPixmap(const QString &link, qreal ratio)
{
    QPixmap pixmap(QSize(qrSide, qrSide) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::white);
    QPainter painter(&pixmap);
    QrCode(link).paint(painter, QRectF(0, 0, qrSide, qrSide));
    return pixmap;
}

} // namespace

NewLinkDialog::NewLinkDialog(const QString &place, const QString &link, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::NewLinkDialog>())
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    QFont strong = font();
    strong.setBold(true);
    m_ui->newLinkTitleLabel->setFont(strong);
    m_ui->newLinkTitleLabel->setText(tr("%1 waits for a new person").arg(place));
    m_ui->newLinkLabel->setText(link.isEmpty() ? tr("The server is not listening, so there is no link yet.") : link);
    m_ui->qrLabel->setVisible(!link.isEmpty());
    if (!link.isEmpty())
        m_ui->qrLabel->setPixmap(qrPixmap(link, devicePixelRatioF()));
    m_ui->copyNewLinkPushButton->setEnabled(!link.isEmpty());
    m_ui->openNewLinkPushButton->setEnabled(!link.isEmpty());
    connect(m_ui->copyNewLinkPushButton, &QPushButton::clicked, this, [this, link] { copyText(link, m_ui->copyNewLinkPushButton); });
    connect(m_ui->openNewLinkPushButton, &QPushButton::clicked, this, [this, link] { emit linkRequested(link); });
    connect(m_ui->newLinkButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

NewLinkDialog::~NewLinkDialog() = default;

} // namespace LabChat
