// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/audiencefields.h"

#include "console/session/audiences.h"
#include "console/widgets/firstentry.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>

namespace LabChat {

AudienceFields::AudienceFields(QComboBox *kind, QComboBox *which, QObject *parent) : QObject(parent), m_kind(kind), m_which(which)
{
    kind->setPlaceholderText(tr("Choose who receives it"));
    new FirstEntry(kind);
    connect(kind, &QComboBox::currentIndexChanged, this, [this] { fillWhich({}); });
    connect(which, &QComboBox::currentIndexChanged, this, &AudienceFields::changed);
}

void AudienceFields::offer(const SessionState &state, const std::optional<Audience> &likely, const QList<int> &selected)
{
    m_state = &state;
    m_selected = selected;
    {
        const QSignalBlocker blocker(m_kind);
        m_kind->clear();
        followChoices(m_kind, kinds());
        m_kind->setCurrentIndex(likely ? m_kind->findData(int(likely->kind)) : -1);
    }
    fillWhich(likely.value_or(Audience()));
}

void AudienceFields::refresh()
{
    followChoices(m_kind, kinds());
    const bool wasEmpty = m_which->count() == 0;
    followChoices(m_which, choices());
    m_which->setVisible(m_which->count() > 0);
    if (wasEmpty && m_which->count() > 0)
        m_which->setCurrentIndex(0); // as if it had been there
}

QList<Choice> AudienceFields::kinds() const
{
    QList<Choice> kinds;
    const auto add = [&kinds](const QString &text, Audience::Kind kind) { kinds.append({text, int(kind)}); };
    add(tr("Everybody"), Audience::Kind::All);
    if (!roleChoices(*m_state).isEmpty())
        add(tr("A role"), Audience::Kind::Role);
    add(tr("A group"), Audience::Kind::Group);
    if (!m_state->session().channels.isEmpty())
        add(tr("The members of a channel"), Audience::Kind::Channel);
    if (!m_selected.isEmpty())
        add(tr("Selected participants"), Audience::Kind::Participants);
    return kinds;
}

/// Of the kind that is chosen.
QList<Choice> AudienceFields::choices() const
{
    const auto kind = m_kind->currentIndex() < 0 ? Audience::Kind::All : Audience::Kind(m_kind->currentData().toInt());
    QList<Choice> choices;
    if (kind == Audience::Kind::Role) {
        for (const QString &role : roleChoices(*m_state))
            choices.append({role, role});
    }
    const QList<NamedNumber> numbers = kind == Audience::Kind::Group ? presentGroups(*m_state)
        : kind == Audience::Kind::Channel                            ? channelChoices(m_state->session())
                                                                     : QList<NamedNumber>();
    for (const NamedNumber &one : numbers)
        choices.append({one.name, one.number});
    return choices;
}

void AudienceFields::fillWhich(const Audience &likely)
{
    {
        const QSignalBlocker blocker(m_which);
        m_which->clear();
        followChoices(m_which, choices());
        m_which->setVisible(m_which->count() > 0);
        const bool isOfGroup = m_kind->currentIndex() >= 0 && Audience::Kind(m_kind->currentData().toInt()) == Audience::Kind::Group;
        m_which->setCurrentIndex(qMax(m_which->count() > 0 ? 0 : -1, m_which->findData(isOfGroup ? likely.group : likely.channel)));
    }
    emit changed();
}

std::optional<Audience> AudienceFields::audience() const
{
    if (m_kind->currentIndex() < 0)
        return std::nullopt;
    Audience audience;
    audience.kind = Audience::Kind(m_kind->currentData().toInt());
    const QVariant which = m_which->currentData();
    switch (audience.kind) {
    case Audience::Kind::All:
        break;
    case Audience::Kind::Role:
        audience.role = which.toString();
        break;
    case Audience::Kind::Group:
        audience.group = which.toInt();
        break;
    case Audience::Kind::Channel:
        audience.channel = which.toInt();
        break;
    case Audience::Kind::Participants:
        audience.participants = m_selected;
        break;
    }
    return audience;
}

} // namespace LabChat
