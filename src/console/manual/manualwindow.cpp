// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/manual/manualwindow.h"

#include "console/widgets/fittoscreen.h"
#include "console/widgets/symbolicon.h"
#include "core/base/searchterms.h"
#include "ui_manualwindow.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int urlRole = Qt::UserRole;

/// What is shortened is read in full in the tooltip.
QTreeWidgetItem *makeItem(const QString &text, const QUrl &url)
{
    auto *item = new QTreeWidgetItem({text});
    item->setToolTip(0, text);
    item->setData(0, urlRole, url);
    return item;
}

QTreeWidgetItem *itemOf(const QTreeWidget *tree, const QUrl &url)
{
    for (QTreeWidgetItemIterator it(const_cast<QTreeWidget *>(tree)); *it; ++it) {
        if ((*it)->data(0, urlRole).toUrl() == url)
            return *it;
    }
    return nullptr;
}

} // namespace

ManualWindow::ManualWindow(const std::function<bool(const QUrl &)> &openUrl, QWidget *parent)
    : QMainWindow(parent, Qt::Window)
    , m_openUrl(openUrl)
    , m_ui(std::make_unique<Ui::ManualWindow>())
    , m_back(new QAction(tr("Back"), this))
    , m_forward(new QAction(tr("Forward"), this))
    , m_sections(manualSections())
{
    m_ui->setupUi(this);
    m_ui->helpSplitter->setStretchFactor(1, 1);
    const int digit = fontMetrics().averageCharWidth();
    m_ui->helpSplitter->setSizes({digit * 40, digit * 100});
    fitToScreen(this, {digit * 140, fontMetrics().height() * 40});
    makeActions();
    listContents();
    showIcons();
    wire();
}

ManualWindow::~ManualWindow() = default;

void ManualWindow::makeActions()
{
    m_back->setToolTip(tr("The page before (Alt+Left)"));
    m_forward->setToolTip(tr("The page after (Alt+Right)"));
    m_back->setShortcuts({QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Back)});
    m_forward->setShortcuts({QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence(Qt::Key_Forward)});
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    auto *next = new QAction(this);
    next->setShortcut(QKeySequence::FindNext);
    auto *leave = new QAction(this);
    leave->setShortcut(QKeySequence::Cancel);
    addActions({m_back, m_forward, find, next, leave});
    for (QAction *action : {m_back, m_forward})
        action->setEnabled(false);
    m_ui->backToolButton->setDefaultAction(m_back);
    m_ui->forwardToolButton->setDefaultAction(m_forward);
    connect(find, &QAction::triggered, this, [this] {
        m_ui->searchLineEdit->setFocus();
        m_ui->searchLineEdit->selectAll();
    });
    connect(next, &QAction::triggered, this, &ManualWindow::showNextHit);
    connect(leave, &QAction::triggered, this, &ManualWindow::leave);
}

void ManualWindow::wire()
{
    connect(m_back, &QAction::triggered, m_ui->pageTextBrowser, &QTextBrowser::backward);
    connect(m_forward, &QAction::triggered, m_ui->pageTextBrowser, &QTextBrowser::forward);
    connect(m_ui->pageTextBrowser, &QTextBrowser::backwardAvailable, m_back, &QAction::setEnabled);
    connect(m_ui->pageTextBrowser, &QTextBrowser::forwardAvailable, m_forward, &QAction::setEnabled);
    connect(m_ui->pageTextBrowser, &QTextBrowser::sourceChanged, this, &ManualWindow::showSource);
    connect(m_ui->pageTextBrowser, &QTextBrowser::anchorClicked, this, &ManualWindow::follow);
    connect(m_ui->contentsTreeWidget, &QTreeWidget::currentItemChanged, this, &ManualWindow::showItem);
    connect(m_ui->contentsTreeWidget, &QTreeWidget::itemClicked, this, &ManualWindow::showItem);
    connect(m_ui->hitsTreeWidget, &QTreeWidget::currentItemChanged, this, &ManualWindow::showHit);
    connect(m_ui->hitsTreeWidget, &QTreeWidget::itemClicked, this, &ManualWindow::showHit);
    connect(m_ui->searchLineEdit, &QLineEdit::textChanged, this, &ManualWindow::search);
    connect(m_ui->searchLineEdit, &QLineEdit::returnPressed, this, &ManualWindow::showNextHit);
}

void ManualWindow::showPage(const QString &name)
{
    if (m_sections.isEmpty()) {
        m_ui->pageTextBrowser->setPlainText(tr("This build of LabChat has no manual."));
        return;
    }
    const bool isThere = std::any_of(m_sections.cbegin(), m_sections.cend(), [&name](const ManualSection &section) { return section.page == name; });
    m_ui->pageTextBrowser->setSource(manualUrl(isThere ? name : m_sections.constFirst().page));
    m_ui->pageTextBrowser->setFocus();
}

void ManualWindow::listContents()
{
    QTreeWidgetItem *page = nullptr;
    for (const ManualSection &section : std::as_const(m_sections)) {
        QTreeWidgetItem *item = makeItem(section.heading, manualUrl(section.page, section.anchor));
        if (section.anchor.isEmpty())
            m_ui->contentsTreeWidget->addTopLevelItem(page = item);
        else
            page->addChild(item);
    }
}

void ManualWindow::showItem(const QTreeWidgetItem *item)
{
    if (item)
        m_ui->pageTextBrowser->setSource(item->data(0, urlRole).toUrl());
}

/// Selects what is read, wherever it was opened.
void ManualWindow::showSource(const QUrl &url)
{
    const QSignalBlocker blocker(m_ui->contentsTreeWidget);
    QTreeWidgetItem *item = itemOf(m_ui->contentsTreeWidget, url);
    if (!item)
        item = itemOf(m_ui->contentsTreeWidget, url.adjusted(QUrl::RemoveFragment));
    m_ui->contentsTreeWidget->setCurrentItem(item);
    m_ui->contentsTreeWidget->expandItem(item && item->parent() ? item->parent() : item);
}

void ManualWindow::search()
{
    const QStringList terms = searchTerms(m_ui->searchLineEdit->text());
    m_hits = sectionsWith(m_sections, terms);
    const QSignalBlocker blocker(m_ui->hitsTreeWidget);
    m_ui->hitsTreeWidget->clear();
    for (const ManualSection &hit : std::as_const(m_hits)) {
        const QString place = hit.anchor.isEmpty() ? hit.pageTitle : tr("%1 › %2", "a page of the manual, a heading on it").arg(hit.pageTitle, hit.heading);
        const QString excerpt = excerptOf(hit, terms);
        QTreeWidgetItem *item = makeItem(place + u'\n' + excerpt, manualUrl(hit.page, hit.anchor));
        item->setToolTip(0, excerpt);
        m_ui->hitsTreeWidget->addTopLevelItem(item);
    }
    m_ui->contentsStackedWidget->setCurrentWidget(terms.isEmpty() ? static_cast<QWidget *>(m_ui->contentsTreeWidget) : m_ui->hitsPageWidget);
    m_ui->hitsLabel->setText(m_hits.isEmpty() ? tr("Not found. Try a part of the word; the manual is in English.")
                                              : tr("Found in %Ln sections", nullptr, int(m_hits.size())));
    m_ui->pageTextBrowser->mark(terms);
}

/// The first one, if none is shown yet; after the last one, the first again.
void ManualWindow::showNextHit()
{
    const QTreeWidget *tree = m_ui->hitsTreeWidget;
    if (tree->topLevelItemCount() == 0)
        return;
    const int next = (tree->indexOfTopLevelItem(tree->currentItem()) + 1) % tree->topLevelItemCount();
    m_ui->hitsTreeWidget->setCurrentItem(tree->topLevelItem(next));
}

void ManualWindow::showHit(const QTreeWidgetItem *item)
{
    if (!item)
        return;
    const QUrl url = item->data(0, urlRole).toUrl();
    m_ui->pageTextBrowser->setSource(url);
    m_ui->pageTextBrowser->scrollToMark(url.fragment());
}

void ManualWindow::follow(const QUrl &link)
{
    if (manualPage(link).isEmpty())
        m_openUrl(link);
    else
        m_ui->pageTextBrowser->setSource(link);
}

/// Escape ends the search, and then closes the window.
void ManualWindow::leave()
{
    if (m_ui->searchLineEdit->text().isEmpty())
        close();
    else
        m_ui->searchLineEdit->clear();
}

void ManualWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcons();
}

void ManualWindow::showIcons()
{
    m_back->setIcon(symbolIcon(u"back"_s, palette()));
    m_forward->setIcon(symbolIcon(u"forward"_s, palette()));
}

} // namespace LabChat
