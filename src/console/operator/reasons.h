// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// The reasons that are offered for the operator's actions: the program's own for each kind of action, and the operator's, which are
/// stored in the settings. The program's own have an identifier, which does not depend on the language. Main thread; owned by its user.
class Reasons final {
public:
    explicit Reasons(QSettings *settings) : m_settings(settings) {}

    /// The operator's list; empty at first.
    [[nodiscard]] QStringList usual() const;
    void setUsual(const QStringList &reasons);

    /// The reasons to offer for a kind of action ("hide"): the last ones given, the program's own, the operator's list; each once.
    [[nodiscard]] QStringList offered(const QString &kind) const;
    void remember(const QString &kind, const QString &reason);

    /// The identifier of one of the program's own reasons; empty: these are the operator's own words.
    [[nodiscard]] static QString idOf(const QString &reason);

private:
    QSettings *m_settings;
};

} // namespace LabChat
