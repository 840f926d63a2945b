// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/previewpage.h"

#include "console/widgets/texttablemodel.h"
#include "console/widgets/texttableview.h"
#include "ui_previewpage.h"

#include <QtWidgets/QHeaderView>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int previewedRows = 50;
constexpr int usualWidth = 120;

} // namespace

PreviewPage::PreviewPage(const LogArchive *archive, const std::function<ExportRequest()> &request, QWidget *parent)
    : QWidget(parent), m_archive(archive), m_request(request), m_ui(std::make_unique<Ui::PreviewPage>()), m_model(new TextTableModel({}, this))
{
    m_ui->setupUi(this);
    showTextTable(m_ui->previewTreeView, m_model, {});
    m_ui->previewTreeView->header()->setStretchLastSection(false);
    m_ui->previewTreeView->header()->setDefaultSectionSize(usualWidth);
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    connect(&m_delay, &QTimer::timeout, this, &PreviewPage::read);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &PreviewPage::showRows);
}

PreviewPage::~PreviewPage()
{
    m_reading.cancel();
}

void PreviewPage::refresh()
{
    m_isOutdated = true;
    if (isVisible())
        m_delay.start();
}

void PreviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        read();
}

void PreviewPage::read()
{
    m_isOutdated = false;
    m_ui->previewStateLabel->showText(tr("Reading…"));
    m_reading.cancel();
    m_reading.setFuture(m_archive->previewExport(m_request(), previewedRows));
}

void PreviewPage::showRows()
{
    if (m_reading.isCanceled() || m_reading.future().resultCount() == 0)
        return;
    const auto preview = m_reading.result();
    if (!preview) {
        m_ui->previewStateLabel->showText(preview.error().text, Accent::Bad);
        return;
    }
    m_model->setTable(preview->columns, preview->rows);
    const bool isWhole = preview->rows.size() < previewedRows;
    m_ui->previewStateLabel->showText(preview->rows.isEmpty() ? tr("No rows.")
                                      : isWhole               ? tr("All %Ln rows.", nullptr, int(preview->rows.size()))
                                                              : tr("The first %Ln rows.", nullptr, int(preview->rows.size())));
}

} // namespace LabChat
