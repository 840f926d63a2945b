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

/// The window's one icon in the desktop's tray, where there is a tray, for all that has to tell something. Main thread;
/// owned by the window.
class Tray final : public QObject {
    Q_OBJECT

public:
    explicit Tray(QWidget *window);

    [[nodiscard]] QWidget *window() const { return m_window; }

    /// @p activated: called when the operator came by the notification and the window is in front.
    void notify(const QObject *teller, const QString &title, const QString &text, const std::function<void()> &activated);
    /// The icon goes, unless somebody else has told something since.
    void rest(const QObject *teller);

private:
    void activate();

    QWidget *m_window;
    QSystemTrayIcon *m_icon = nullptr;  ///< made for the first notification
    QPointer<const QObject> m_teller;
    std::function<void()> m_activated;
};

} // namespace LabChat
