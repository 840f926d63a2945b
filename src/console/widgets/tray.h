// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>

QT_BEGIN_NAMESPACE
class QSystemTrayIcon;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

/// The window's icon in the desktop's tray, if there is a tray. Everything that shows notifications shares it. Main thread; owned by the window.
class Tray final : public QObject {
    Q_OBJECT

public:
    explicit Tray(QWidget *window);

    [[nodiscard]] QWidget *window() const { return m_window; }

    /// @p activated: called when the operator clicks the notification and the window is in front.
    void notify(const QObject *source, const QString &title, const QString &text, const std::function<void()> &activated);
    /// Removes the icon, unless another sender has shown a notification since.
    void rest(const QObject *source);

private:
    void activate();

    QWidget *m_window;
    QSystemTrayIcon *m_icon = nullptr;  ///< created for the first notification
    QPointer<const QObject> m_source;
    std::function<void()> m_activated;
};

} // namespace LabChat
