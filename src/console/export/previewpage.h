// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <functional>
#include <memory>

namespace LabChat {

namespace Ui {
class PreviewPage;
}

class TextTableModel;

/// The first rows of an export, as they will be. Main thread.
class PreviewPage final : public QWidget {
    Q_OBJECT

public:
    PreviewPage(const LogArchive *archive, const std::function<ExportRequest()> &request, QWidget *parent);
    ~PreviewPage() override;

    /// Something else is chosen.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void showRows();

    const LogArchive *m_archive;
    std::function<ExportRequest()> m_request;
    std::unique_ptr<Ui::PreviewPage> m_ui;
    TextTableModel *m_model;
    QFutureWatcher<Result<ExportPreview>> m_reading;
    QTimer m_delay;         ///< so that each letter that is typed does not read the log
    bool m_isOutdated = true;
};

} // namespace LabChat
