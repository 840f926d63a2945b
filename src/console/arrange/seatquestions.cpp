// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/seatquestions.h"

#include "console/monitor/participantsmodel.h"
#include "console/monitor/participantstatedelegate.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/emptycolumns.h"
#include "console/widgets/tableheader.h"
#include "core/session/moderation.h"
#include "ui_seatquestions.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QHeaderView>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SeatTexts)
};

/// All participants except one.
class OtherSeats final : public QSortFilterProxyModel {
public:
    OtherSeats(int mover, QObject *parent) : QSortFilterProxyModel(parent), m_mover(mover) { setSortRole(ParticipantsModel::SortRole); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return sourceModel()->index(row, 0, parent).data(ParticipantsModel::ParticipantRole).toInt() != m_mover;
    }

private:
    int m_mover;
};

QString chatsText(const SessionState &state, int seat)
{
    const QStringList titles = channelTitles(state.session());
    QStringList chats;
    for (const ChatBox &box : state.boxesOf(seat))
        chats.append(titles.at(box.channel - 1));
    return chats.isEmpty() ? Texts::tr("no chat") : Texts::tr("chats: %1").arg(chats.join(u", "_s));
}

QString personText(const SessionState &state, int seat)
{
    const QString &label = state.participant(seat).label;
    return label.isEmpty() ? Texts::tr("The person on %1").arg(placeText(seat)) : Texts::tr("%1 (now on %2)", "a label, a place").arg(label, placeText(seat));
}

} // namespace

QString swapEffect(const WatchedSession &watched, int from, int to)
{
    const Decision decision = decideModeration(watched.state(), {SwapSeats{from, to}}, watched.state().lastAtMs());
    if (!decision)
        return decision.error().text;
    SessionState after = watched.state();
    after.apply(*decision);
    const ParticipantState &person = after.participant(to);
    const Player &player = after.session().player(to, person.round);
    QStringList parts{Texts::tr("group %1").arg(player.groupIdInSubsession)};
    if (!player.role.isEmpty())
        parts.append(Texts::tr("role %1").arg(player.role));
    parts.append(Texts::tr("page “%1”").arg(pageText(after, to)));
    parts.append(chatsText(after, to));
    return Texts::tr("%1 moves to %2: %3.", "a person, a place, what is there").arg(personText(watched.state(), from), placeText(to), parts.join(u", "_s));
}

SeatQuestions::SeatQuestions(const WatchedSession *watched, ParticipantsModel *participants, int mover)
    : m_ui(std::make_unique<Ui::SeatQuestions>()), m_watched(watched), m_mover(mover), m_others(new OtherSeats(mover, this))
{
    m_ui->setupUi(this);
    m_others->setSourceModel(participants);
    QTreeView *view = m_ui->seatsTreeView;
    view->setModel(m_others);
    setUpTable(view);
    view->setItemDelegateForColumn(ParticipantsModel::OnlineColumn, new ParticipantStateDelegate(this));
    const QHash<int, int> widths{
        {ParticipantsModel::PlaceColumn, 7}, {ParticipantsModel::CodeColumn, 14},  {ParticipantsModel::LabelColumn, 10}, {ParticipantsModel::GroupColumn, 8},
        {ParticipantsModel::RoleColumn, 12}, {ParticipantsModel::OnlineColumn, 15}, {ParticipantsModel::RoundColumn, 8},  {ParticipantsModel::PageColumn, 18},
    };
    for (int column = 0; column < ParticipantsModel::ColumnCount; ++column) {
        view->setColumnHidden(column, !widths.contains(column));
        setColumnWidth(view->header(), column, widths.value(column));
    }
    view->setColumnHidden(ParticipantsModel::RoleColumn, watched->session().study.roles.isEmpty());
    view->setColumnHidden(ParticipantsModel::RoundColumn, watched->session().study.numRounds == 1);
    new EmptyColumns(view, participants, {ParticipantsModel::LabelColumn});
    view->sortByColumn(ParticipantsModel::PlaceColumn, Qt::AscendingOrder);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SeatQuestions::showEffect);
    connect(participants, &QAbstractItemModel::modelAboutToBeReset, this, [this] { setEnabled(false); }); // another session is shown
    showEffect();
}

SeatQuestions::~SeatQuestions() = default;

void SeatQuestions::answer(QList<Moderate> &wishes) const
{
    wishes = {Moderate{SwapSeats{m_mover, chosen()}}};
}

QWidget *SeatQuestions::firstField() const
{
    return m_ui->seatsTreeView;
}

int SeatQuestions::chosen() const
{
    const QModelIndexList rows = m_ui->seatsTreeView->selectionModel()->selectedRows();
    return rows.isEmpty() || !isEnabled() ? 0 : rows.constFirst().data(ParticipantsModel::ParticipantRole).toInt();
}

void SeatQuestions::showEffect()
{
    const int other = chosen();
    m_ui->seatEffectLabel->setText(other == 0 ? tr("Choose the place.")
                                              : QString(swapEffect(*m_watched, m_mover, other) + u'\n' + swapEffect(*m_watched, other, m_mover)));
    emit changed();
}

} // namespace LabChat
