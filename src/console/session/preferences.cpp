// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/preferences.h"

#include <QtCore/QSettings>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto nameKey = "experimenter/name"_L1;
constexpr auto announcementsKey = "experimenter/announcements"_L1;
constexpr auto soundsKey = "experimenter/sounds"_L1;

PreferenceValues read(const QSettings &settings)
{
    const PreferenceValues shipped = Preferences::shipped();
    return {settings.value(nameKey, shipped.experimenterName).toString(),
            settings.value(announcementsKey, shipped.announcements).toStringList(),
            settings.value(soundsKey, shipped.sounds).toBool(),
            readAppearance(settings)};
}

/// A default is not saved: it would stay in the language in which it was.
void saveUnlessShipped(QSettings &settings, const QString &key, const QVariant &value, const QVariant &shipped)
{
    if (value == shipped)
        settings.remove(key);
    else
        settings.setValue(key, value);
}

} // namespace

Preferences::Preferences(QSettings *settings, QObject *parent) : QObject(parent), m_settings(settings), m_values(read(*settings)) {}

void Preferences::setValues(const PreferenceValues &values)
{
    if (values == m_values)
        return;
    m_values = values;
    if (m_values.experimenterName.isEmpty())
        m_values.experimenterName = shipped().experimenterName;
    saveUnlessShipped(*m_settings, nameKey, m_values.experimenterName, shipped().experimenterName);
    saveUnlessShipped(*m_settings, announcementsKey, m_values.announcements, shipped().announcements);
    m_settings->setValue(soundsKey, m_values.sounds);
    saveAppearance(*m_settings, m_values.appearance);
    emit changed();
}

PreferenceValues Preferences::shipped()
{
    return {tr("Experimenter"),
            {tr("Please wait a moment."), tr("5 minutes left."), tr("1 minute left. Please come to a decision."),
             tr("There is a technical problem. We are working on it."), tr("Please raise your hand if you have a question."),
             tr("The session is over. Please stay seated.")},
            true, {}};
}

} // namespace LabChat
