// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// Which side panels were open, for each of the last sessions that were shown. A plain value.
class SidePanelMemory final {
public:
    /// @p panels: each in the format of SidePanels.
    void remember(const QString &sessionCode, const QStringList &panels);
    [[nodiscard]] QStringList panels(const QString &sessionCode) const { return m_panels.value(sessionCode); }

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

private:
    QHash<QString, QStringList> m_panels; ///< by the session's code
    QStringList m_codes;                  ///< the session that was shown last is at the end
};

} // namespace LabChat
