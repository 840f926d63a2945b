// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expected.h"
#include "core/session/sessionstate.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// The tables of expected participants that the operator has loaded, each for one session of another system. They are the console's own, kept in
/// the settings until the operator removes them, and not part of the log. Main thread; owned by the workspace.
class ExpectedParticipants final : public QObject {
    Q_OBJECT

public:
    ExpectedParticipants(QSettings *settings, QObject *parent) : QObject(parent), m_settings(settings) {}

    /// Empty: no table is loaded.
    [[nodiscard]] QList<ExpectedParticipant> of(const Session &session) const;
    /// An empty list removes the table.
    void keep(const Session &session, const QList<ExpectedParticipant> &expected);

signals:
    void changed(qint64 session);

private:
    QSettings *m_settings;
};

/// Those of them who have not come yet, in order.
[[nodiscard]] QList<ExpectedParticipant> missingOf(const QList<ExpectedParticipant> &expected, const SessionState &state);

} // namespace LabChat
