// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/operatorservice.h"

#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>

namespace LabChat {

/// Reports checks of participants' browsers for the operator, not more often than a class of them makes. Anybody can send anything: nothing of it is stored.
/// Lives in the net thread, owned by LabServer.
class BrowserChecks final : public QObject {
    Q_OBJECT

public:
    static constexpr int burst = 100;          ///< checks at once; then …
    static constexpr qint64 intervalMs = 500;  ///< … one in this time
    static constexpr int maxCharacters = 300;  ///< of each text

    BrowserChecks(Clocks clocks, QObject *parent);

    /// Fills in when and from where.
    void note(BrowserCheck check, const QHostAddress &client, const QByteArray &origin);

signals:
    void noted(const LabChat::BrowserCheck &check);

private:
    Clocks m_clocks;
    double m_usedUntilMs = 0; ///< of the limit
};

} // namespace LabChat
