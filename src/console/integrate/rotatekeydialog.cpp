// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/rotatekeydialog.h"

#include "console/widgets/symbolicon.h"
#include "console/widgets/wrappedheight.h"
#include "ui_rotatekeydialog.h"

#include <QtWidgets/QPushButton>

#include <chrono>

namespace LabChat {

using namespace std::chrono_literals;

RotateKeyDialog::RotateKeyDialog(const QString &key, QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::RotateKeyDialog>())
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    const auto offer = [this](const QString &text, std::chrono::milliseconds overlap) { m_ui->overlapComboBox->addItem(text, qint64(overlap.count())); };
    offer(tr("no longer: the secret has become known"), 0ms);
    offer(tr("for one more hour"), 1h);
    offer(tr("for one more day"), 24h);
    offer(tr("for one more week"), 7 * 24h);
    const auto explain = [this, key] {
        const bool isAtOnce = m_ui->overlapComboBox->currentData().toLongLong() == 0;
        m_ui->rotateExplanationLabel->setText(isAtOnce ? tr("The key “%1” gets a new secret, which you give to the other system. Its tickets until now become worthless at once, and all chat boxes that "
                                                            "are open with them close.").arg(key)
                                                       : tr("The key “%1” gets a new secret, which you give to the other system. Until then it signs with the old one.").arg(key));
    };
    connect(m_ui->overlapComboBox, &QComboBox::currentIndexChanged, this, explain);
    m_ui->overlapComboBox->setCurrentIndex(1);
    explain();
    QPushButton *rotate = m_ui->rotateButtonBox->button(QDialogButtonBox::Ok);
    rotate->setText(tr("&Rotate"));
    rotate->setToolTip(tr("Makes the new secret and shows it once"));
    connect(m_ui->rotateButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->rotateButtonBox, &QDialogButtonBox::accepted, this, [this] {
        emit confirmed(m_ui->overlapComboBox->currentData().toLongLong());
        accept();
    });
}

RotateKeyDialog::~RotateKeyDialog() = default;

} // namespace LabChat
