// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportrequest.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class FormatPage;
}

/// The form of an export: its format and, for a CSV file, how it is written. Main thread.
class FormatPage final : public QWidget {
    Q_OBJECT

public:
    explicit FormatPage(QWidget *parent);
    ~FormatPage() override;

    void choose(const ExportRequest &request);
    void readInto(ExportRequest &request) const;

signals:
    void changed();

private:
    void showFormat();
    [[nodiscard]] PackageDetails details() const;
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] bool isCsv() const { return infoOf(format()).table.has_value(); }

    std::unique_ptr<Ui::FormatPage> m_ui;
};

} // namespace LabChat
