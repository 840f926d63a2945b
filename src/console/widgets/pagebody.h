// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTextBrowser>

namespace LabChat {

/// The text of a study's page, read-only: follows no links, and shows no images but those that are in the text itself.
/// Main thread; owned by its view.
class PageBody final : public QTextBrowser {
    Q_OBJECT

public:
    using QTextBrowser::QTextBrowser;

    /// Always answers a request for an image with one: Qt opens the file itself if it gets none.
    [[nodiscard]] QVariant loadResource(int type, const QUrl &url) override;
    [[nodiscard]] QSize sizeHint() const override { return {200, fontMetrics().height() * 6}; }
};

} // namespace LabChat
