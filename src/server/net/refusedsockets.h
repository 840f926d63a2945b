// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtCore/QTimer>

#include <functional>

namespace LabChat {

/// Counts the sockets that were refused to browsers, and reports them for the operator, at most once per second. Not in the log.
/// Lives in the net thread, owned by LabServer.
class RefusedSockets final : public QObject {
    Q_OBJECT

public:
    static constexpr int maxKinds = 50;       ///< that are counted: the newest; at most so many are reported at a time
    static constexpr int maxCharacters = 200; ///< of an origin; it is whatever a browser, or anything else, sent

    explicit RefusedSockets(QObject *parent);

    /// @p text: of a ticket, why it lets nobody in; @p otherPagesKey: its key, if only other pages may use it.
    void note(RefusedSocket::Reason reason, const QByteArray &origin, const QByteArray &host, const QString &text = {}, const QString &otherPagesKey = {});
    /// A page has opened its socket.
    void noteOpened(const QByteArray &origin);
    /// A page has come in with a ticket of this key.
    void noteAdmitted(const QByteArray &origin, const QString &key);

signals:
    void refused(const LabChat::RefusedSocket &socket);
    /// What was reported is over.
    void over(const LabChat::RefusedSocket &socket);

private:
    void report();
    void forget(const std::function<bool(const RefusedSocket &)> &isOver);
    [[nodiscard]] bool forgetOne();

    struct Kind {
        RefusedSocket socket;
        bool hasChanged = false;
    };
    QList<Kind> m_kinds;
    QTimer m_tick;  ///< active only while something has to be reported
};

} // namespace LabChat
