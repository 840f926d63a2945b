// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTimer>
#include <QtCore/QVariantMap>

QT_BEGIN_NAMESPACE
class QMainWindow;
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// The sizes of the panels around the middle of a window, from one start to the next. A window comes to its size in several
/// steps, the first of them so small that restoreState() squeezes panels for good: they get their sizes anew at each step.
/// Main thread; owned by the window.
class PanelSizes final : public QObject {
    Q_OBJECT

public:
    explicit PanelSizes(QMainWindow *window);

    /// Whether what save() would write is what the operator left: not while the window still comes to its size.
    [[nodiscard]] bool areSettled() const { return m_wanted.isEmpty(); }
    void save(QSettings &settings) const;
    void restore(const QSettings &settings);
    /// The sizes are as they are from now on.
    void forget();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QVariantMap present() const;
    void apply();

    QMainWindow *m_window;
    QTimer m_settled;      ///< since the window was shown or changed its size
    QVariantMap m_wanted;  ///< by the panels' names
};

} // namespace LabChat
