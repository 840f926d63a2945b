// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/sidepanelmemory.h"

#include "console/widgets/savesetting.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxSessions = 20;

} // namespace

void SidePanelMemory::remember(const QString &sessionCode, const QStringList &panels)
{
    m_codes.removeOne(sessionCode);
    m_codes.append(sessionCode);
    m_panels.insert(sessionCode, panels);
    while (m_codes.size() > maxSessions)
        m_panels.remove(m_codes.takeFirst());
}

void SidePanelMemory::save(QSettings &settings) const
{
    QVariantHash saved;
    for (auto it = m_panels.cbegin(); it != m_panels.cend(); ++it)
        saved.insert(it.key(), it.value());
    saveSetting(settings, "workspace/open"_L1, saved);
    saveSetting(settings, "workspace/openSessions"_L1, m_codes);
}

void SidePanelMemory::restore(const QSettings &settings)
{
    m_codes = settings.value("workspace/openSessions"_L1).toStringList();
    const QVariantHash saved = settings.value("workspace/open"_L1).toHash();
    for (auto it = saved.cbegin(); it != saved.cend(); ++it)
        m_panels.insert(it.key(), it.value().toStringList());
}

} // namespace LabChat
