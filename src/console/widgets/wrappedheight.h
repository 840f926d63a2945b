// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace LabChat {

/// Keeps a dialog as high as its wrapped texts need at its width. Qt asks only for what they need at their widest, and lets widgets overlap.
/// Main thread; owned by the dialog.
class WrappedHeight final : public QObject {
    Q_OBJECT

public:
    explicit WrappedHeight(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keep();

    QWidget *m_window;
};

} // namespace LabChat
