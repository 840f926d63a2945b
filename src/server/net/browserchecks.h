// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/operatorservice.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>

namespace LabChat {

/// Reports checks of participants' browsers for the operator, not more often than a class of them makes. Anybody can send anything: nothing of it is stored.
/// Lives in the net thread, owned by LabServer.
class BrowserChecks final : public QObject {
    Q_OBJECT

public:
    static constexpr int burst = 100;          ///< checks at once from one address, which may be that of a whole class; then …
    static constexpr qint64 intervalMs = 500;  ///< … one in this time
    static constexpr int maxAddresses = 1000;  ///< further ones are counted as one
    static constexpr int maxCharacters = 300;  ///< of each text

    BrowserChecks(Clocks clocks, QObject *parent);

    /// Fills in when and from where.
    void note(BrowserCheck check, const QHostAddress &client, const QByteArray &origin);

signals:
    void noted(const LabChat::BrowserCheck &check);

private:
    Clocks m_clocks;
    QHash<QHostAddress, double> m_usedUntilMs; ///< of the limit
};

} // namespace LabChat
