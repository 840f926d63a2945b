// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/appearance.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// The operator's preferences for all sessions. A plain value.
struct PreferenceValues {
    QString experimenterName;   ///< the sender's name of the operator's messages
    QStringList announcements;  ///< saved texts
    bool sounds = true;         ///< whether calls for help play a sound
    Appearance appearance;

    bool operator==(const PreferenceValues &) const = default;
};

/// The operator's preferences, stored in the settings. Main thread; owned by the window; the settings must outlive it.
class Preferences final : public QObject {
    Q_OBJECT

public:
    Preferences(QSettings *settings, QObject *parent);

    [[nodiscard]] const PreferenceValues &values() const { return m_values; }
    void setValues(const PreferenceValues &values);

    /// The defaults.
    [[nodiscard]] static PreferenceValues shipped();

signals:
    void changed();

private:
    QSettings *m_settings;
    PreferenceValues m_values;
};

} // namespace LabChat
