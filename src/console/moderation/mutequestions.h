// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/interventionquestions.h"

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace LabChat {

class WatchedSession;

/// How long somebody is muted, and where. Main thread; owned by its dialog.
class MuteQuestions final : public InterventionQuestions {
    Q_OBJECT

public:
    /// @p channel: the channel's title; empty: everywhere, without a choice.
    MuteQuestions(const WatchedSession *watched, const QString &channel);

    void answer(QList<Moderate> &wishes) const override;

private:
    const WatchedSession *m_watched;
    QComboBox *m_durationComboBox;
    QComboBox *m_scopeComboBox = nullptr;
};

} // namespace LabChat
