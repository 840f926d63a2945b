// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/awaitedevent.h"

namespace LabChat {

/// The recipient of a draft: a channel, or one participant of a session.
struct DraftKey {
    qint64 session = 0;
    int channel = 0;
    int participant = 0;

    bool operator==(const DraftKey &) const = default;
};

[[nodiscard]] inline size_t qHash(const DraftKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.session, key.channel, key.participant);
}

/// The operator's drafts, shared by all views. A text is kept until it is on disk. Main thread; owned by the window.
class Drafts final : public QObject {
    Q_OBJECT

public:
    struct Draft {
        QString text;
        QString problem;        ///< why it was not sent; empty: it was not refused
        bool waiting = false;   ///< being written to the disk
    };

    Drafts(OperatorActions *actions, QObject *parent);

    [[nodiscard]] Draft draft(const DraftKey &key) const { return m_drafts.value(key); }
    void setText(const DraftKey &key, const QString &text);
    /// @p speech: the action without the text.
    void send(const DraftKey &key, Speech speech);

signals:
    void changed(const LabChat::DraftKey &key);

private:
    void noteCommitted(const DraftKey &key, const Event &event);
    void noteRefused(const DraftKey &key, const QString &text);

    OperatorActions *m_actions;
    QHash<DraftKey, Draft> m_drafts;
    QHash<DraftKey, AwaitedEvent *> m_awaited;
};

} // namespace LabChat
