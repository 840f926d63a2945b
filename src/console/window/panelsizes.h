// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTimer>
#include <QtCore/QVariantMap>

QT_BEGIN_NAMESPACE
class QMainWindow;
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// The sizes of the panels around the middle of a window, saved from one start to the next. A window gets its size in several steps. The first ones
/// are so small that restoreState() shrinks panels permanently, so the panels get their sizes again at each step. Main thread; owned by the window.
class PanelSizes final : public QObject {
    Q_OBJECT

public:
    explicit PanelSizes(QMainWindow *window);

    /// Whether save() would write the operator's sizes: not while the window is still getting its size.
    [[nodiscard]] bool areSettled() const { return m_wanted.isEmpty(); }
    void save(QSettings &settings) const;
    void restore(const QSettings &settings);
    /// Keeps the current sizes from now on.
    void forget();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QVariantMap present() const;
    void apply();

    QMainWindow *m_window;
    QTimer m_settled;      ///< active after the window was shown or resized
    QVariantMap m_wanted;  ///< by the names of the panels
};

} // namespace LabChat
