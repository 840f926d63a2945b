// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTextBrowser>

namespace LabChat {

/// Shows a page of the manual: its pictures as wide as the page, and the words that were searched for marked. Its source is an
/// address of manualUrl(), so Qt keeps the history. Main thread; owned by its window.
class ManualBrowser final : public QTextBrowser {
    Q_OBJECT

public:
    explicit ManualBrowser(QWidget *parent = nullptr);

    /// Marks these words on every page from now on; empty: none.
    void mark(const QStringList &terms);
    /// Scrolls to the first marked word at or below an anchor of the page; empty: on the page.
    void scrollToMark(const QString &anchor);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress(const QUrl &url);
    void fitPictures();
    void showMarks();

    QString m_page;
    QStringList m_terms;
    int m_pictureWidth = 0; ///< of those on the page; 0: not known yet
};

} // namespace LabChat
