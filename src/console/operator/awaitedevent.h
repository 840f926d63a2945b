// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

namespace LabChat {

class OperatorActions;

/// What the operator types for participants to read.
using Speech = std::variant<Say, Announce, AnswerHelp>;

/// Something that the operator typed, on its way to the disk: reports when it has come there, or why not. What was typed
/// may go only then. Main thread; owned by who sends.
class AwaitedEvent final : public QObject {
    Q_OBJECT

public:
    AwaitedEvent(OperatorActions *actions, QObject *parent);

    void send(qint64 session, const Speech &speech, const QString &reason = {});
    [[nodiscard]] bool isWaiting() const { return m_waiting; }

signals:
    void committed(const LabChat::Event &event);
    /// What was sent may still be found on the disk after a failure: `committed` follows then.
    void refused(const QString &text);

private:
    void look(const QList<Event> &events);
    void noteRefusal(qint64 session, const Error &error);
    [[nodiscard]] bool isMine(const Event &event) const;

    OperatorActions *m_actions;
    qint64 m_session = 0;
    Speech m_speech;
    bool m_waiting = false;
    bool m_known = false;  ///< how it ended is known
};

} // namespace LabChat
