// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/mutequestions.h"

#include "console/session/watchedsession.h"

#include <QtCore/QDateTime>
#include <QtCore/QSet>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualMinutes = 5;

/// Removes duplicate participants.
void muteEverywhere(QList<Moderate> &wishes)
{
    QSet<int> known;
    wishes.removeIf([&known](const Moderate &wish) {
        const int participant = std::get<Mute>(wish.action).participant;
        return known.contains(participant) || (known.insert(participant), false);
    });
    for (Moderate &wish : wishes)
        std::get<Mute>(wish.action).channel = 0;
}

} // namespace

MuteQuestions::MuteQuestions(const WatchedSession *watched, const QString &channel)
    : m_watched(watched), m_durationComboBox(new QComboBox(this))
{
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_durationComboBox->setObjectName(u"muteDurationComboBox"_s);
    m_durationComboBox->setAccessibleName(tr("How long"));
    m_durationComboBox->setToolTip(tr("How long the participant cannot write; the time stops while the session is paused"));
    for (const int minutes : {1, usualMinutes, 10})
        m_durationComboBox->addItem(tr("%Ln minutes", nullptr, minutes), minutes);
    m_durationComboBox->addItem(tr("until it is undone"), 0);
    m_durationComboBox->setCurrentIndex(m_durationComboBox->findData(usualMinutes));
    layout->addRow(tr("How &long"), m_durationComboBox);
    if (channel.isEmpty())
        return;
    m_scopeComboBox = new QComboBox(this);
    m_scopeComboBox->setObjectName(u"muteScopeComboBox"_s);
    m_scopeComboBox->setAccessibleName(tr("Where"));
    m_scopeComboBox->setToolTip(tr("Where the participant cannot write"));
    m_scopeComboBox->addItem(tr("in %1").arg(channel));
    m_scopeComboBox->addItem(tr("everywhere"));
    layout->addRow(tr("&Where"), m_scopeComboBox);
}

void MuteQuestions::answer(QList<Moderate> &wishes) const
{
    if (m_scopeComboBox && m_scopeComboBox->currentIndex() == 1)
        muteEverywhere(wishes);
    const int minutes = m_durationComboBox->currentData().toInt();
    const qint64 clockMs = m_watched->state().clockAt(QDateTime::currentMSecsSinceEpoch());
    for (Moderate &wish : wishes)
        std::get<Mute>(wish.action).untilMs = minutes == 0 ? 0 : clockMs + minutes * qint64(60'000);
}

} // namespace LabChat
