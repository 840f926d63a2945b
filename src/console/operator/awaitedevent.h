// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

namespace LabChat {

class OperatorActions;

/// The actions with a text that participants read.
using Speech = std::variant<Say, Announce, AnswerHelp>;

/// A text of the operator on its way to the disk: reports when it is stored, or why it was
/// refused. Only then may the typed text be removed. Main thread; owned by the sender.
class AwaitedEvent final : public QObject {
    Q_OBJECT

public:
    AwaitedEvent(OperatorActions *actions, QObject *parent);

    void send(qint64 session, const Speech &speech, const QString &reason = {});
    [[nodiscard]] bool isWaiting() const { return m_waiting; }

signals:
    void committed(const LabChat::Event &event);
    /// After a failure of the log, the event may still be on the disk: then `committed` follows.
    void refused(const QString &text);

private:
    void look(const QList<Event> &events);
    void noteRefusal(qint64 session, const Error &error);
    [[nodiscard]] bool isMine(const Event &event) const;

    OperatorActions *m_actions;
    qint64 m_session = 0;
    Speech m_speech;
    bool m_waiting = false;
    bool m_known = false;  ///< the result is known
};

} // namespace LabChat
