// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// The operator's usual reasons, stored in the settings. Main thread; owned by its user.
class Reasons final {
public:
    explicit Reasons(QSettings *settings) : m_settings(settings) {}

    /// The operator's list, or the default list.
    [[nodiscard]] QStringList usual() const;
    void setUsual(const QStringList &reasons);
    [[nodiscard]] static QStringList toBeginWith();

    /// The reasons to offer for a kind of action: the last ones given, @p ofKind, the operator's list; each once.
    [[nodiscard]] QStringList offered(const QString &kind, const QStringList &ofKind) const;
    void remember(const QString &kind, const QString &reason);

private:
    QSettings *m_settings;
};

} // namespace LabChat
