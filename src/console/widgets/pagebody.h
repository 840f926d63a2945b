// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMap>
#include <QtWidgets/QTextBrowser>

namespace LabChat {

/// The text of a study's page, read-only: follows no links, and shows no images but the study's and those that are in the text itself.
/// Main thread; owned by its view.
class PageBody final : public QTextBrowser {
    Q_OBJECT

public:
    using QTextBrowser::QTextBrowser;

    /// @p images: by their address in the text.
    void show(const QString &html, const QMap<QString, QByteArray> &images);

    /// Always answers a request for an image with one: Qt opens the file itself if it gets none.
    [[nodiscard]] QVariant loadResource(int type, const QUrl &url) override;
    [[nodiscard]] QSize sizeHint() const override { return {200, fontMetrics().height() * 6}; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText();

    QString m_html;
    QMap<QString, QByteArray> m_images;
};

} // namespace LabChat
