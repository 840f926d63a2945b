// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/channelquestions.h"

#include "console/session/audiences.h"
#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"
#include "core/session/moderation.h"
#include "ui_channelquestions.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

ChannelQuestions::ChannelQuestions(const WatchedSession *watched, int participant)
    : m_ui(std::make_unique<Ui::ChannelQuestions>()), m_watched(watched), m_participant(participant), m_boxes(watched->state().boxesOf(participant))
{
    m_ui->setupUi(this);
    const QStringList titles = channelTitles(watched->session());
    for (const ChatBox &box : std::as_const(m_boxes)) {
        const QString &title = titles.at(box.channel - 1);
        m_ui->movedChatComboBox->addItem(box.label.isEmpty() ? title : tr("%1 (channel: %2)", "a chat's label").arg(box.label, title));
    }
    fillTargets();
    showEffect();
    connect(m_ui->movedChatComboBox, &QComboBox::currentIndexChanged, this, &ChannelQuestions::fillTargets);
    connect(m_ui->targetChannelComboBox, &QComboBox::currentIndexChanged, this, &ChannelQuestions::showEffect);
}

ChannelQuestions::~ChannelQuestions() = default;

bool ChannelQuestions::isAnswered() const
{
    return decideModeration(m_watched->state(), {chosenMove()}, m_watched->state().lastAtMs()).has_value();
}

void ChannelQuestions::answer(QList<Moderate> &wishes) const
{
    wishes = {Moderate{chosenMove()}};
}

QWidget *ChannelQuestions::firstField() const
{
    return m_boxes.size() > 1 ? m_ui->movedChatComboBox : m_ui->targetChannelComboBox;
}

/// Leaves out channels that another chat of the page already uses: the rules would refuse them.
void ChannelQuestions::fillTargets()
{
    const int chosen = m_ui->targetChannelComboBox->currentData().toInt();
    const auto isInFront = [this](int channel) {
        return std::any_of(m_boxes.begin(), m_boxes.end(), [=](const ChatBox &box) { return box.channel == channel; });
    };
    m_ui->targetChannelComboBox->clear();
    for (const NamedNumber &channel : channelChoices(m_watched->session())) {
        if (!isInFront(channel.number))
            m_ui->targetChannelComboBox->addItem(channel.name, channel.number);
    }
    m_ui->targetChannelComboBox->setCurrentIndex(qMax(0, m_ui->targetChannelComboBox->findData(chosen)));
}

MoveChannel ChannelQuestions::chosenMove() const
{
    return {m_participant, m_boxes.value(m_ui->movedChatComboBox->currentIndex()).channel, m_ui->targetChannelComboBox->currentData().toInt()};
}

void ChannelQuestions::showEffect()
{
    const MoveChannel wanted = chosenMove();
    const Decision decision = decideModeration(m_watched->state(), {wanted}, m_watched->state().lastAtMs());
    if (decision) {
        const ChatBox box = m_boxes.value(m_ui->movedChatComboBox->currentIndex());
        QList<int> others = m_watched->state().membersOf(wanted.to);
        others.removeAll(m_participant);
        m_ui->channelEffectLabel->setText(tr("%1 can read all messages there and writes as “%2”. Other members: %3.")
                                              .arg(placeText(m_participant), box.nickname, placesText(others)));
    } else {
        m_ui->channelEffectLabel->setText(m_ui->targetChannelComboBox->count() == 0 ? tr("There is no other channel.") : decision.error().text);
    }
    emit changed();
}

} // namespace LabChat
