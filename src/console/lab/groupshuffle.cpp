// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/groupshuffle.h"

#include "core/study/drawgroups.h"

#include <QtWidgets/QPushButton>

namespace LabChat {

GroupShuffle::GroupShuffle(QPushButton *shuffle, QPushButton *asInTheStudy, QObject *parent)
    : QObject(parent), m_shuffle(shuffle), m_asInTheStudy(asInTheStudy)
{
    connect(shuffle, &QPushButton::clicked, this, &GroupShuffle::draw);
    connect(asInTheStudy, &QPushButton::clicked, this, &GroupShuffle::goBack);
    showButtons();
}

Result<Study> GroupShuffle::applied(const Result<Study> &wish)
{
    m_wish = wish ? std::optional(*wish) : std::nullopt;
    const bool fits = m_wish && m_drawn && m_drawn->numParticipants == m_wish->numParticipants && m_drawn->playersPerGroup == m_wish->playersPerGroup
        && m_drawn->numRounds == m_wish->numRounds;
    if (!fits)
        m_drawn.reset();
    showButtons();
    if (!m_drawn)
        return wish;
    Study study = *m_wish;
    study.matching = m_drawn->matching;
    return study;
}

/// Another draw each time.
void GroupShuffle::draw()
{
    const Result<Study> drawn = withGroupsDrawn(*m_wish, *QRandomGenerator::system());
    if (!drawn)
        return; // the dialog says why the numbers are not possible
    m_drawn = *drawn;
    emit changed();
}

void GroupShuffle::goBack()
{
    m_drawn.reset();
    m_shuffle->setFocus(); // the other button disappears
    emit changed();
}

void GroupShuffle::showButtons()
{
    const bool isTable = m_wish && m_wish->matching.kind == Matching::Kind::Table;
    m_shuffle->setEnabled(m_wish && canDrawGroups(*m_wish));
    m_shuffle->setToolTip(isTable ? tr("The study lists its groups in a table")
                                  : tr("Draws the groups at random, anew with each click; the session starts with the groups that you see"));
    m_asInTheStudy->setVisible(m_drawn.has_value());
}

} // namespace LabChat
