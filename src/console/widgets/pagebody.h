// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTextBrowser>

namespace LabChat {

/// The text of a study's page, read-only: follows no links and loads nothing. Main thread; owned by its view.
class PageBody final : public QTextBrowser {
    Q_OBJECT

public:
    using QTextBrowser::QTextBrowser;

    [[nodiscard]] QVariant loadResource(int, const QUrl &) override { return {}; }
    [[nodiscard]] QSize sizeHint() const override { return {200, fontMetrics().height() * 6}; }
};

} // namespace LabChat
