// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/followchoices.h"
#include "core/session/command.h"
#include "core/session/sessionstate.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace LabChat {

/// Two combo boxes in which the operator chooses an audience: its kind, and then the role, group or channel. Main thread; owned by the dialog with the boxes.
class AudienceFields final : public QObject {
    Q_OBJECT

public:
    AudienceFields(QComboBox *kind, QComboBox *which, QObject *parent);

    /// Offers the audiences of a session. @p likely: chosen at first; nothing: the operator has to choose. @p selected: the participants who are
    /// selected in the table.
    void offer(const SessionState &state, const std::optional<Audience> &likely, const QList<int> &selected);
    /// Offers what there is now, and leaves what is chosen: in a session of another system, roles, groups and channels come with the participants.
    void refresh();
    /// Nothing: the operator has not chosen yet.
    [[nodiscard]] std::optional<Audience> audience() const;

signals:
    void changed();

private:
    void fillWhich(const Audience &likely);
    [[nodiscard]] QList<Choice> kinds() const;
    [[nodiscard]] QList<Choice> choices() const;

    QComboBox *m_kind;
    QComboBox *m_which;
    const SessionState *m_state = nullptr;
    QList<int> m_selected;
};

} // namespace LabChat
