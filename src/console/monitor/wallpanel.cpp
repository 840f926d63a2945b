// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/wallpanel.h"

#include "console/monitor/wallfilter.h"
#include "console/widgets/fieldsize.h"
#include "console/widgets/savesetting.h"
#include "console/widgets/widgetstates.h"
#include "ui_wallpanel.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QSettings>
#include <QtWidgets/QMenu>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using SortBy = WallModel::SortBy;

namespace {

constexpr auto resortEvery = 2s;
constexpr int percentPerStep = 10;
constexpr int wallFilterWidth = 34;
constexpr int leastFieldCharacters = 8;

/// The more useful order for the first click.
Qt::SortOrder usualOrder(SortBy by)
{
    return by == SortBy::Name ? Qt::AscendingOrder : Qt::DescendingOrder;
}

} // namespace

WallPanel::WallPanel(const LogArchive *archive, ReadMarks *marks, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::WallPanel>())
    , m_model(new WallModel(archive, marks, this))
    , m_filter(new WallFilter(m_model, this))
{
    m_ui->setupUi(this);
    m_ui->wallView->setModel(m_filter);
    setFocusProxy(m_ui->wallView);
    setUpSorting();
    keepFieldSize(m_ui->wallFilterLineEdit, wallFilterWidth);
    m_ui->wallFilterLineEdit->setMinimumWidth(textSize(this, leastFieldCharacters, 1).width());
    m_ui->tileSizeSlider->setMinimumWidth(m_ui->tileSizeSlider->maximumWidth() / 2);
    m_ui->tileSizeSlider->setRange(WallView::smallestPercent, WallView::largestPercent);
    m_ui->tileSizeSlider->setValue(m_ui->wallView->tilePercent());
    saveAs(m_ui->tileSizeSlider, "wall/tilePercent"_L1);
    saveAs(m_ui->wallFilterLineEdit, "wall/filter"_L1);
    connect(m_ui->tileSizeSlider, &QSlider::valueChanged, m_ui->wallView, &WallView::setTilePercent);
    connect(m_ui->wallView, &WallView::tilePercentChanged, m_ui->tileSizeSlider, &QSlider::setValue);
    connect(m_ui->wallFilterLineEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterText(text);
        showPlaceholder();
    });
    connect(m_ui->allReadPushButton, &QPushButton::clicked, this, &WallPanel::allReadRequested);
    connect(m_ui->wallView, &WallView::openRequested, this, &WallPanel::openRequested);
    connect(m_ui->wallView, &WallView::windowRequested, this, &WallPanel::windowRequested);
    connect(m_ui->wallView, &WallView::channelSelected, this, &WallPanel::channelSelected);
    connect(m_ui->wallView, &WallView::menuRequested, this, &WallPanel::menuRequested);
    connect(m_model, &WallModel::failureChanged, this, &WallPanel::showPlaceholder);
    m_resortTimer.setInterval(resortEvery);
    connect(&m_resortTimer, &QTimer::timeout, this, &WallPanel::resort);
    m_resortTimer.start();
    resetLayout();
    showPlaceholder();
}

WallPanel::~WallPanel() = default;

/// The buttons, and a menu with the same choices where there is no room for them.
void WallPanel::setUpSorting()
{
    m_sortButtons = {{SortBy::Name, m_ui->sortNameToolButton},           {SortBy::LastActivity, m_ui->sortActivityToolButton},
                     {SortBy::Unread, m_ui->sortUnreadToolButton},       {SortBy::SilentFor, m_ui->sortSilentToolButton},
                     {SortBy::Online, m_ui->sortOnlineToolButton},       {SortBy::Messages, m_ui->sortMessagesToolButton},
                     {SortBy::Flags, m_ui->sortFlagsToolButton}};
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    for (auto it = m_sortButtons.cbegin(); it != m_sortButtons.cend(); ++it) {
        connect(it.value(), &QToolButton::clicked, this, [this, by = it.key()] { chooseSort(by); });
        QAction *choice = menu->addAction(it.value()->text(), it.value(), &QToolButton::click);
        choice->setToolTip(it.value()->toolTip());
    }
    menu->addSeparator();
    m_allReadAction = menu->addAction(m_ui->allReadPushButton->text(), this, &WallPanel::allReadRequested);
    m_allReadAction->setToolTip(m_ui->allReadPushButton->toolTip());
    m_ui->sortMenuToolButton->setMenu(menu);
}

void WallPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitBar();
}

/// Of the menu of sorting as a mere arrow.
int WallPanel::arrowWidth() const
{
    return qMax(m_ui->sortMenuToolButton->iconSize().width() + 8, fontMetrics().height() * 2);
}

/// The width that the bar needs with nothing but what always has a place: the menu of sorting, and the filter.
int WallPanel::leastBarWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    const int spaces = margins.left() + margins.right() + 6 * m_ui->wallBarHBoxLayout->spacing() + m_ui->wallBarSpacer->sizeHint().width();
    return arrowWidth() + m_ui->wallFilterLineEdit->minimumWidth() + spaces;
}

/// Not the layout's: what has no room in the bar gives way, so that the wall never scrolls sideways.
QSize WallPanel::minimumSizeHint() const
{
    return {leastBarWidth(), QWidget::minimumSizeHint().height()};
}

/// Without enough room, the buttons of sorting become a menu, then the slider gives way (Ctrl and the wheel do the same), the button (its action is
/// in the menu), and at last the menu's text.
void WallPanel::fitBar()
{
    QToolButton *menu = m_ui->sortMenuToolButton;
    menu->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int text = menu->sizeHint().width() - arrowWidth();
    const int button = text + m_ui->allReadPushButton->sizeHint().width();
    const int slider = button + m_ui->tileSizeSlider->minimumWidth();
    const int sorting = slider - text - arrowWidth() + m_ui->sortBarWidget->sizeHint().width();
    const int room = width() - leastBarWidth();
    m_ui->sortBarWidget->setVisible(room >= sorting);
    menu->setVisible(room < sorting);
    menu->setToolButtonStyle(room >= text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_ui->tileSizeSlider->setVisible(room >= slider);
    m_ui->allReadPushButton->setVisible(room >= button);
    m_allReadAction->setVisible(room < button);
}

void WallPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange || !m_allReadAction)
        return;
    m_ui->wallFilterLineEdit->setMinimumWidth(textSize(this, leastFieldCharacters, 1).width());
    fitBar();
}

void WallPanel::setSession(const WatchedSession *watched)
{
    m_model->setSession(watched);
    m_filter->resort();
    showPlaceholder();
}

void WallPanel::growSession(const WatchedSession &watched)
{
    m_model->grow(watched);
    resort();
}

QList<int> WallPanel::selectedChannels() const
{
    return m_ui->wallView->selectedChannels();
}

void WallPanel::focusFilter()
{
    m_ui->wallFilterLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->wallFilterLineEdit->selectAll();
}

bool WallPanel::hasFilterFocus() const
{
    return m_ui->wallFilterLineEdit->hasFocus();
}

void WallPanel::zoom(int steps)
{
    m_ui->wallView->setTilePercent(m_ui->wallView->tilePercent() + steps * percentPerStep);
}

void WallPanel::resetZoom()
{
    m_ui->wallView->setTilePercent(100);
}

void WallPanel::saveLayout(QSettings &settings) const
{
    const auto enumeration = QMetaEnum::fromType<SortBy>();
    saveSetting(settings, "wall/sortBy"_L1, QString::fromLatin1(enumeration.valueToKey(int(m_filter->sortBy()))));
    saveSetting(settings, "wall/descending"_L1, m_filter->sortOrder() == Qt::DescendingOrder);
}

void WallPanel::restoreLayout(const QSettings &settings)
{
    bool known = false;
    const int by = QMetaEnum::fromType<SortBy>().keyToValue(settings.value("wall/sortBy"_L1).toByteArray().constData(), &known);
    if (known)
        sortBy(SortBy(by), settings.value("wall/descending"_L1).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void WallPanel::resetLayout()
{
    sortBy(SortBy::Name, Qt::AscendingOrder);
}

void WallPanel::chooseSort(SortBy by)
{
    const bool again = by == m_filter->sortBy();
    const bool descending = m_filter->sortOrder() == Qt::DescendingOrder;
    sortBy(by, again ? (descending ? Qt::AscendingOrder : Qt::DescendingOrder) : usualOrder(by));
}

void WallPanel::sortBy(SortBy by, Qt::SortOrder order)
{
    m_filter->sortTiles(by, order);
    for (auto it = m_sortButtons.cbegin(); it != m_sortButtons.cend(); ++it) {
        const bool chosen = it.key() == by;
        const Qt::ArrowType arrow = order == Qt::AscendingOrder ? Qt::DownArrow : Qt::UpArrow; // as the headings of tables
        it.value()->setChecked(chosen);
        it.value()->setArrowType(chosen ? arrow : Qt::NoArrow);
        it.value()->setToolButtonStyle(chosen ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
        if (chosen) {
            m_ui->sortMenuToolButton->setText(QString(it.value()->text()).remove(u'&'));
            m_ui->sortMenuToolButton->setArrowType(arrow);
        }
    }
    fitBar();
}

void WallPanel::resort()
{
    if (isVisible() && !m_ui->wallView->isInUse())
        m_filter->resort();
}

void WallPanel::showPlaceholder()
{
    m_ui->wallFailureLabel->setVisible(!m_model->failureText().isEmpty());
    m_ui->wallFailureLabel->setText(tr("Earlier messages cannot be read: %1").arg(m_model->failureText()));
    m_ui->wallView->setPlaceholder(m_ui->wallFilterLineEdit->text().isEmpty() ? tr("This session has no channels")
                                                                              : tr("No channel matches the filter"));
}

} // namespace LabChat
