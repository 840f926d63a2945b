// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// What the operator chose once for all sessions. A plain value.
struct PreferenceValues {
    QString experimenterName;   ///< what participants see with what the operator says
    QStringList announcements;  ///< texts that are at hand
    bool sounds = true;         ///< whether calls for help are heard

    bool operator==(const PreferenceValues &) const = default;
};

/// The operator's preferences, kept in the settings. Main thread; owned by the window; the settings must outlive it.
class Preferences final : public QObject {
    Q_OBJECT

public:
    Preferences(QSettings *settings, QObject *parent);

    [[nodiscard]] const PreferenceValues &values() const { return m_values; }
    void setValues(const PreferenceValues &values);

    /// What is chosen where nothing was.
    [[nodiscard]] static PreferenceValues shipped();

signals:
    void changed();

private:
    QSettings *m_settings;
    PreferenceValues m_values;
};

} // namespace LabChat
