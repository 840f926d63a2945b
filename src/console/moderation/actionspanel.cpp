// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/actionspanel.h"

#include "console/moderation/actionsfilter.h"
#include "console/moderation/moderationactions.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/fieldsize.h"
#include "console/widgets/filesaver.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/savesetting.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/textsize.h"
#include "console/widgets/widgetstates.h"
#include "core/base/csv.h"
#include "core/session/eventdetail.h"
#include "ui_actionspanel.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtWidgets/QMenu>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int actionsWidth = 113;
constexpr int actionsHeight = 12;
constexpr int nameInCharacters = 60; ///< of an act, in the menu
constexpr int fieldCharacters = 46;

} // namespace

ActionsPanel::ActionsPanel(ActionsModel *model, ModerationActions *moderation, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ActionsPanel>()), m_model(model), m_moderation(moderation), m_filter(new ActionsFilter(this))
{
    m_ui->setupUi(this);
    m_files = new FileSaver(m_ui->actionsOutcomeLabel, this);
    m_filter->setSourceModel(model);
    QTreeView *view = m_ui->actionsTreeView;
    view->setModel(m_filter);
    setUpTable(view);
    m_ui->actionsOutcomeLabel->hide();
    setUpColumns();
    keepFieldSize(m_ui->actionsFilterLineEdit, fieldCharacters);
    saveAs(m_ui->actionsFilterLineEdit, "workspace/actionFilter"_L1);
    showKinds();
    connect(m_ui->actionsFilterLineEdit, &QLineEdit::textChanged, m_filter, &ActionsFilter::setText);
    connect(m_ui->actionKindsComboBox, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setKind(m_ui->actionKindsComboBox->currentData().toString()); });
    connect(m_ui->actionKindsComboBox, &QComboBox::activated, this, [this] { m_wantedKind.clear(); });
    connect(m_ui->undoPushButton, &QPushButton::clicked, this, [this] { undo(selected()); });
    connect(m_ui->exportActionsPushButton, &QPushButton::clicked, this, &ActionsPanel::exportShown);
    connect(m_ui->undoAction, &QAction::triggered, this, &ActionsPanel::undoNewest);
    connect(view, &QWidget::customContextMenuRequested, this, &ActionsPanel::showMenu);
    connect(view, &QAbstractItemView::doubleClicked, this, &ActionsPanel::goTo);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActionsPanel::showUndoableSelected);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ActionsPanel::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &ActionsPanel::refresh);
    connect(model, &QAbstractItemModel::dataChanged, this, &ActionsPanel::showUndoable); // a message was loaded
    connect(model, &ActionsModel::loaded, this, &ActionsPanel::showFailure);
    connect(model, &QAbstractItemModel::modelReset, this, &ActionsPanel::showFailure);
    m_ui->undoAction->setShortcut(QKeySequence::Undo);
    m_ui->undoAction->setAutoRepeat(false);
    refresh();
    showFailure();
}

ActionsPanel::~ActionsPanel() = default;

QAction *ActionsPanel::undoAction() const
{
    return m_ui->undoAction;
}

void ActionsPanel::refresh()
{
    showKinds();
    showUndoable();
    showUndoableSelected();
}

void ActionsPanel::select(qint64 seq)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex shown = m_filter->index(row, 0);
        if (m_model->partsAt(m_filter->mapToSource(shown)).constFirst().seq != seq)
            continue;
        m_ui->actionsTreeView->setCurrentIndex(shown);
        m_ui->actionsTreeView->scrollTo(shown);
    }
}

void ActionsPanel::showFailure()
{
    const QString failure = m_model->failureText();
    m_ui->actionsFailureLabel->showText(failure.isEmpty() ? QString() : tr("Earlier actions cannot be read: %1").arg(failure), Accent::Bad);
}

QSize ActionsPanel::sizeHint() const
{
    return textSize(this, actionsWidth, actionsHeight);
}

void ActionsPanel::saveLayout(QSettings &settings) const
{
    saveSetting(settings, "workspace/actionKind"_L1, chosenKind());
}

void ActionsPanel::restoreLayout(const QSettings &settings)
{
    m_wantedKind = settings.value("workspace/actionKind"_L1).toString();
    showKinds();
}

void ActionsPanel::resetLayout()
{
    m_wantedKind.clear();
    m_ui->actionKindsComboBox->setCurrentIndex(0);
}

/// Empty: all.
QString ActionsPanel::chosenKind() const
{
    return m_wantedKind.isEmpty() ? m_ui->actionKindsComboBox->currentData().toString() : m_wantedKind;
}

void ActionsPanel::setUpColumns()
{
    new FittedColumns(m_ui->actionsTreeView, {{0, {18, 14}}, {1, {12, 8}}, {2, {50, 24, 80}}, {3, {20, 10}}, {4, {26, 12}}, {5, {28, 12}}, {6, {26, 12}}, {7, {20, 10}}});
    m_ui->actionsTreeView->sortByColumn(ActionsModel::AtColumn, Qt::DescendingOrder);
}

/// The kinds that occur.
void ActionsPanel::showKinds()
{
    QComboBox *kinds = m_ui->actionKindsComboBox;
    QHash<QString, QString> known; // the identifier by its text
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        known.insert(index.data(ActionsModel::KindRole).toString(), index.data(ActionsModel::KindIdRole).toString());
    }
    QStringList sorted = known.keys();
    sorted.sort(Qt::CaseInsensitive);
    QStringList shown;
    for (int i = 1; i < kinds->count(); ++i)
        shown.append(kinds->itemText(i));
    if (kinds->count() > 0 && shown == sorted && m_wantedKind.isEmpty())
        return;
    const QString chosen = chosenKind();
    const QSignalBlocker quiet(kinds);
    kinds->clear();
    kinds->addItem(tr("All actions"), QString());
    for (const QString &kind : std::as_const(sorted))
        kinds->addItem(kind, known.value(kind));
    kinds->setCurrentIndex(qMax(0, kinds->findData(chosen)));
    m_wantedKind = chosen == kinds->currentData().toString() ? QString() : chosen;
    m_filter->setKind(kinds->currentData().toString());
}

void ActionsPanel::showUndoable()
{
    const Undoable newest = newestUndoable();
    m_ui->undoAction->setEnabled(!newest.parts.isEmpty());
    if (newest.parts.isEmpty()) {
        m_ui->undoAction->setText(tr("&Undo…"));
        m_ui->undoAction->setToolTip(newest.newer.isEmpty() ? tr("There is nothing to undo") : tr("This cannot be undone: %1").arg(newest.newer));
        return;
    }
    const QString what = fontMetrics().elidedText(m_model->what(newest.parts), Qt::ElideMiddle, fontMetrics().averageCharWidth() * nameInCharacters);
    const QString text = newest.newer.isEmpty() ? tr("&Undo: %1…", "what was done") : tr("&Undo earlier: %1…", "what was done");
    m_ui->undoAction->setText(text.arg(QString(what).replace(u'&', u"&&"_s)));
    m_ui->undoAction->setToolTip(tr("Undoes: %1").arg(m_model->sentence(newest.parts)));
}

void ActionsPanel::showUndoableSelected()
{
    m_ui->undoPushButton->setEnabled(!m_moderation->undoable(m_model->inEffect(selected())).isEmpty());
    m_ui->exportActionsPushButton->setEnabled(m_model->rowCount() > 0);
}

void ActionsPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_ui->actionsTreeView->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"actionMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *undoThis = menu->addAction(tr("&Undo…"), this, [this] { undo(selected()); });
    undoThis->setEnabled(m_ui->undoPushButton->isEnabled());
    menu->addAction(tr("&Show where it was done"), this, [this, index = QPersistentModelIndex(index)] { goTo(index); });
    menu->popup(m_ui->actionsTreeView->viewport()->mapToGlobal(at));
}

void ActionsPanel::undo(const QList<Event> &parts, const QString &newer)
{
    if (const QList<Event> left = m_model->inEffect(parts); !left.isEmpty())
        m_moderation->askToUndo(left, m_model->sentence(left), newer);
}

void ActionsPanel::undoNewest()
{
    const Undoable newest = newestUndoable();
    undo(newest.parts, newest.newer);
}

void ActionsPanel::goTo(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Event action = m_model->partsAt(m_filter->mapToSource(index)).constFirst();
    const qint64 message = isSaid(action.kind) ? action.seq : messageOf(action);
    if (action.channel > 0 && message > 0)
        emit messageRequested(action.channel, message);
    else if (action.channel > 0)
        emit channelRequested(action.channel);
    else if (action.participant > 0)
        emit participantRequested(action.participant);
}

void ActionsPanel::exportShown()
{
    m_files->save({{u"actionsFileDialog"_s, tr("Export the log of actions"), tr("CSV files (*.csv)")}, u"Actions-%1.csv"_s.arg(m_model->watched()->session().code),
                   tr("The log of actions was written to %1."),
                   [csv = csvRecords(shownLines())](const QString &fileName) { return QtConcurrent::run(writeWholeFile, fileName, csv); }});
}

/// Not the undos: pressing the key again goes further back. If what was done last cannot be undone, that is said, and never skipped silently.
ActionsPanel::Undoable ActionsPanel::newestUndoable() const
{
    Undoable newest;
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        const QList<Event> parts = m_model->inEffect(m_model->act(row));
        if (parts.isEmpty() || interventionOf(parts.constFirst()).undoes != 0)
            continue;
        if (!m_moderation->undoable(parts).isEmpty()) {
            newest.parts = parts;
            return newest;
        }
        if (newest.newer.isEmpty())
            newest.newer = m_model->what(parts);
    }
    return newest;
}

QList<Event> ActionsPanel::selected() const
{
    const QModelIndexList rows = m_ui->actionsTreeView->selectionModel()->selectedRows();
    return rows.isEmpty() ? QList<Event>() : m_model->partsAt(m_filter->mapToSource(rows.constFirst()));
}

/// One line for each event: for an act that reached many, those of its parts.
QList<QStringList> ActionsPanel::shownLines() const
{
    QList<QStringList> lines(1);
    for (int column = 0; column < ActionsModel::ColumnCount; ++column)
        lines.first().append(m_filter->headerData(column, Qt::Horizontal).toString());
    lines.first() += {u"seq"_s, u"act"_s, u"reason_id"_s};
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex act = m_filter->index(row, 0);
        for (int part = 0; part < m_filter->rowCount(act); ++part)
            lines.append(lineOf(m_filter->index(part, 0, act)));
        if (m_filter->rowCount(act) == 0)
            lines.append(lineOf(act));
    }
    return lines;
}

QStringList ActionsPanel::lineOf(const QModelIndex &shown) const
{
    QStringList line;
    for (int column = 0; column < ActionsModel::ColumnCount; ++column) // the tooltips contain date and time, and all line breaks
        line.append(shown.siblingAtColumn(column).data(Qt::ToolTipRole).toString());
    const Event event = m_model->partsAt(m_filter->mapToSource(shown)).constFirst();
    return line + QStringList{QString::number(event.seq), QString::number(actOf(event)), interventionOf(event).reasonId};
}

} // namespace LabChat
