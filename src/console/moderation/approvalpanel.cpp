// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/approvalpanel.h"

#include "console/widgets/fittedcolumns.h"
#include "console/widgets/keyhints.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/textsize.h"
#include "ui_approvalpanel.h"

#include <QtGui/QAction>
#include <QtGui/QShortcut>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int approvalWidth = 60;
constexpr int approvalHeight = 12;

} // namespace

ApprovalPanel::ApprovalPanel(ModerationActions *moderation, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ApprovalPanel>()), m_moderation(moderation), m_model(new HeldModel(this))
{
    m_ui->setupUi(this);
    QTreeView *view = m_ui->heldTreeView;
    view->setModel(m_model);
    setUpTable(view);
    setUpColumns();

    const auto onKey = [this, view](const QKeySequence &key, QAction *action) {
        auto *shortcut = new QShortcut(key, view);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, action] { perform(action); });
    };
    onKey(Qt::Key_Return, moderation->releaseAction());
    onKey(Qt::Key_Enter, moderation->releaseAction());
    onKey(Qt::Key_Delete, moderation->refuseAction());
    connect(m_ui->releasePushButton, &QPushButton::clicked, this, [this] { perform(m_moderation->releaseAction()); });
    connect(m_ui->refusePushButton, &QPushButton::clicked, this, [this] { perform(m_moderation->refuseAction()); });
    connect(m_ui->selectAllHeldPushButton, &QPushButton::clicked, view, &QAbstractItemView::selectAll);
    connect(view, &QWidget::customContextMenuRequested, this, &ApprovalPanel::showMenu);
    connect(view, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        const MessageSubject held = m_model->subject(index.row());
        emit messageRequested(held.channel, held.seq);
    });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ApprovalPanel::showSelection);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ApprovalPanel::selectNext);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, [this] { emit waitingChanged(waiting()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { emit waitingChanged(waiting()); });
    connect(this, &ApprovalPanel::waitingChanged, this, &ApprovalPanel::showSelection);
    showSelection();
}

ApprovalPanel::~ApprovalPanel() = default;

void ApprovalPanel::setSession(const WatchedSession *watched)
{
    m_model->setSession(watched);
    showSelection();
}

void ApprovalPanel::update(const SessionChanges &changes)
{
    m_model->update(changes);
}

void ApprovalPanel::focusFirst()
{
    m_ui->heldTreeView->setFocus();
    m_ui->heldTreeView->setCurrentIndex(m_model->index(0, 0));
}

/// Constant, so that the first message that waits does not move the panels.
QSize ApprovalPanel::sizeHint() const
{
    return textSize(this, approvalWidth, approvalHeight);
}

void ApprovalPanel::setUpColumns()
{
    new FittedColumns(m_ui->heldTreeView, {{HeldModel::AtColumn, {14, 11}}, {HeldModel::ChannelColumn, {18, 10}}, {HeldModel::AuthorColumn, {18, 10}}});
}

void ApprovalPanel::perform(QAction *action)
{
    m_moderation->setMessages(selected());
    action->trigger();
}

/// Selects the next one, so that pressing Enter repeatedly answers all of them.
void ApprovalPanel::selectNext()
{
    QTreeView *view = m_ui->heldTreeView;
    if (view->selectionModel()->hasSelection() || !view->currentIndex().isValid())
        return;
    view->selectionModel()->select(view->currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void ApprovalPanel::showSelection()
{
    const bool isAny = m_ui->heldTreeView->selectionModel()->hasSelection();
    m_ui->releasePushButton->setEnabled(isAny);
    m_ui->refusePushButton->setEnabled(isAny);
    m_ui->selectAllHeldPushButton->setEnabled(m_model->rowCount() > 0);
    m_ui->heldStackedWidget->setCurrentWidget(m_model->rowCount() > 0 ? m_ui->heldPageWidget : m_ui->nothingHeldPageWidget);
}

void ApprovalPanel::showMenu(const QPoint &at)
{
    if (!m_ui->heldTreeView->indexAt(at).isValid())
        return;
    m_moderation->setMessages(selected());
    auto *menu = new QMenu(this);
    menu->setObjectName(u"heldMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_moderation->messageActions());
    showKeys(menu, {{m_moderation->releaseAction(), Qt::Key_Return}, {m_moderation->refuseAction(), Qt::Key_Delete}});
    menu->popup(m_ui->heldTreeView->viewport()->mapToGlobal(at));
}

QList<MessageSubject> ApprovalPanel::selected() const
{
    QModelIndexList rows = m_ui->heldTreeView->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<MessageSubject> subjects;
    for (const QModelIndex &row : std::as_const(rows))
        subjects.append(m_model->subject(row.row()));
    return subjects;
}

} // namespace LabChat
