// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportrequest.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// Saved choices for exports, and the last export, in the console's settings. A preset has no sessions and no file names: it is for the sessions to come. Main thread.
class ExportPresets final {
public:
    /// What the operator should know of an export that was written. A plain value.
    struct Written {
        QString fileName;
        QString sha256;
        qint64 rows = 0;
        qint64 atMs = 0;
    };

    explicit ExportPresets(QSettings *settings) : m_settings(settings) {}

    [[nodiscard]] QStringList names() const;
    /// Nothing: there is none, or another version wrote it.
    [[nodiscard]] std::optional<ExportRequest> preset(const QString &name) const;
    void save(const QString &name, const ExportRequest &request);
    void remove(const QString &name);

    /// The choice of the last export.
    [[nodiscard]] std::optional<ExportRequest> lastChoice() const;
    [[nodiscard]] std::optional<Written> lastWritten() const;
    void keep(const ExportRequest &request, const Written &written);

private:
    QSettings *m_settings;
};

} // namespace LabChat
