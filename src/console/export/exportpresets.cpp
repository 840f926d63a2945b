// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/exportpresets.h"

#include "core/exportarguments.h"

#include <QtCore/QSettings>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString presetsKey = u"export/presets"_s;
const QString lastKey = u"export/last/"_s;

QStringList reusable(const ExportRequest &request)
{
    ExportRequest kept = request;
    kept.sessions.clear();
    kept.pseudonyms.keyFile.clear();
    return argumentsOf(kept);
}

std::optional<ExportRequest> requestOf(const QStringList &arguments)
{
    const auto request = arguments.isEmpty() ? failure({}, {}) : exportRequestOf(arguments);
    return request ? std::optional(*request) : std::nullopt;
}

} // namespace

QStringList ExportPresets::names() const
{
    return m_settings->value(presetsKey).toMap().keys();
}

std::optional<ExportRequest> ExportPresets::preset(const QString &name) const
{
    return requestOf(m_settings->value(presetsKey).toMap().value(name).toStringList());
}

void ExportPresets::save(const QString &name, const ExportRequest &request)
{
    QVariantMap presets = m_settings->value(presetsKey).toMap();
    presets.insert(name, reusable(request));
    m_settings->setValue(presetsKey, presets);
}

void ExportPresets::remove(const QString &name)
{
    QVariantMap presets = m_settings->value(presetsKey).toMap();
    presets.remove(name);
    m_settings->setValue(presetsKey, presets);
}

std::optional<ExportRequest> ExportPresets::lastChoice() const
{
    return requestOf(m_settings->value(lastKey + u"choice"_s).toStringList());
}

std::optional<ExportPresets::Written> ExportPresets::lastWritten() const
{
    const QString file = m_settings->value(lastKey + u"file"_s).toString();
    if (file.isEmpty())
        return std::nullopt;
    return Written{file, m_settings->value(lastKey + u"sha256"_s).toString(), m_settings->value(lastKey + u"rows"_s).toLongLong(), m_settings->value(lastKey + u"at_ms"_s).toLongLong()};
}

void ExportPresets::keep(const ExportRequest &request, const Written &written)
{
    m_settings->setValue(lastKey + u"choice"_s, reusable(request));
    m_settings->setValue(lastKey + u"file"_s, written.fileName);
    m_settings->setValue(lastKey + u"sha256"_s, written.sha256);
    m_settings->setValue(lastKey + u"rows"_s, written.rows);
    m_settings->setValue(lastKey + u"at_ms"_s, written.atMs);
}

} // namespace LabChat
