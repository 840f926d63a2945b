// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/connectpanel.h"

#include "console/lab/qrpopup.h"
#include "console/lab/roomsmodel.h"
#include "console/session/sessiontexts.h"
#include "console/session/shownsession.h"
#include "console/widgets/copytext.h"
#include "console/widgets/symbolicon.h"
#include "console/window/consolecontext.h"
#include "ui_connectpanel.h"

#include <QtCore/QSettings>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto addressKey = "window/address"_L1;
constexpr qreal largeText = 1.8;
constexpr qreal compactText = 1.25;
constexpr int compactContents = 12; ///< characters

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || url.host() == "::1"_L1 || url.host().startsWith("127."_L1);
}

bool isAnybodyIn(const SessionState &state)
{
    for (int participant = 1; participant <= state.session().numParticipants(); ++participant) {
        if (state.participant(participant).arrived)
            return true;
    }
    return false;
}

} // namespace

ConnectPanel::ConnectPanel(const ConsoleContext &context, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ConnectPanel>()), m_settings(context.settings), m_monitor(context.monitor), m_rooms(context.rooms)
{
    m_ui->setupUi(this);
    for (QPushButton *button : linkButtons())
        m_toolTips.insert(button, button->toolTip());
    m_ui->hintLabel->setText(context.options.listenRequest.bindAddress.isEmpty()
                                 ? tr("This computer is not in a network: participants on other computers cannot connect.")
                                 : tr("LabChat listens on this computer only: participants on other computers cannot connect."),
                             Accent::Warning);
    makeLinkMenu();
    wire(context);
    setCompact(false);
    showColors();
    showEntrance();
}

ConnectPanel::~ConnectPanel() = default;

void ConnectPanel::wire(const ConsoleContext &context)
{
    connect(m_ui->addressesComboBox, &QComboBox::activated, this, &ConnectPanel::chooseAddress);
    connect(m_ui->sessionComboBox, &QComboBox::activated, context.shown,
            [this, shown = context.shown](int index) { shown->show(m_ui->sessionComboBox->itemData(index).toLongLong()); });
    connect(m_ui->copyEntrancePushButton, &QPushButton::clicked, this, [this] { copyText(m_entrance.link, m_ui->copyEntrancePushButton); });
    connect(m_ui->qrCodePushButton, &QPushButton::clicked, this, &ConnectPanel::showQrCode);
    connect(m_ui->projectorPushButton, &QPushButton::clicked, this, &ConnectPanel::projectorRequested);
    connect(m_ui->openSessionLinkPushButton, &QPushButton::clicked, this, &ConnectPanel::openSessionLinkRequested);
    connect(m_ui->linksPushButton, &QPushButton::clicked, this, &ConnectPanel::linksRequested);
    connect(context.service, &OperatorService::listening, this, &ConnectPanel::setAddress);
    connect(context.service, &OperatorService::listenFailed, this, [this] { setAddress({}); });
    connect(m_rooms, &QAbstractItemModel::dataChanged, this, &ConnectPanel::refresh); // another session runs in the room, or its links are secure now
    connect(m_rooms, &QAbstractItemModel::rowsInserted, this, &ConnectPanel::refresh);
}

/// The one that the operator selected earlier, if the computer still has it.
void ConnectPanel::setAddress(const ServerAddress &address)
{
    m_address = address;
    const QString wanted = m_settings->value(addressKey).toString();
    for (const QUrl &url : address.all) {
        if (url.host() == wanted)
            m_address.url = url;
    }
    m_ui->addressesComboBox->clear();
    for (const QUrl &url : address.all)
        m_ui->addressesComboBox->addItem(addressText(url), url);
    m_ui->addressesComboBox->setCurrentIndex(m_ui->addressesComboBox->findData(m_address.url));
    emit addressChanged(m_address);
    refresh();
}

void ConnectPanel::addSession(const WatchedSession &watched)
{
    listSession(watched);
}

void ConnectPanel::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    m_ui->sessionComboBox->setCurrentIndex(watched ? m_ui->sessionComboBox->findData(watched->session().id) : -1);
    refresh();
}

/// The title shows that a session has ended.
void ConnectPanel::update(const SessionChanges &changes)
{
    if (changes.ended || changes.retitled)
        listSession(*m_monitor->session(changes.session));
    if (m_watched && m_watched->session().id == changes.session && (changes.ended || !m_isCompact))
        refresh();
}

void ConnectPanel::listSession(const WatchedSession &watched)
{
    QComboBox *combo = m_ui->sessionComboBox;
    const qint64 id = watched.session().id;
    if (const int known = combo->findData(id); known >= 0) {
        combo->setItemText(known, sessionTitle(watched));
        refresh();
        return;
    }
    int place = 0;
    while (place < combo->count() && combo->itemData(place).toLongLong() > id)
        ++place;
    const int current = combo->currentIndex();
    combo->insertItem(place, sessionTitle(watched), id);
    if (current < 0)
        combo->setCurrentIndex(-1); // an empty combo box selects its first item automatically
    refresh(); // it may have taken over the room of the shown one
}

void ConnectPanel::chooseAddress(int index)
{
    m_address.url = m_ui->addressesComboBox->itemData(index).toUrl();
    m_settings->setValue(addressKey, m_address.url.host());
    emit addressChanged(m_address);
    refresh();
}

void ConnectPanel::refresh()
{
    const Entrance entrance = entranceOf(m_address, m_watched, *m_rooms);
    setCompact(m_watched && (m_watched->state().ended() || isAnybodyIn(m_watched->state())));
    const bool isNew = m_entrance != entrance;
    m_entrance = entrance;
    showEntrance();
    if (isNew)
        emit entranceChanged(m_entrance);
}

void ConnectPanel::showEntrance()
{
    const bool hasLink = !m_entrance.link.isEmpty();
    const bool listens = !m_address.url.isEmpty();
    const bool runs = listens && m_watched && !m_watched->state().ended();
    m_ui->entranceLabel->setText(hasLink ? m_entrance.link : whyNoLink(m_entrance));
    m_ui->entranceLabel->setEnabled(hasLink);
    m_ui->entranceLabel->setToolTip(explanation());
    m_ui->copyEntrancePushButton->setEnabled(hasLink);
    m_ui->qrCodePushButton->setEnabled(hasLink);
    m_ui->openSessionLinkPushButton->setEnabled(runs && hasLink);
    const bool mayHaveLinks = hasLinks(m_entrance);
    m_ui->linksPushButton->setEnabled(runs && mayHaveLinks);
    m_ui->projectorPushButton->setEnabled(mayHaveLinks);
    for (QPushButton *button : linkButtons())
        button->setToolTip(mayHaveLinks ? m_toolTips.value(button) : explanation());
    refreshLinkMenu();
    m_ui->addressesComboBox->setVisible(m_address.all.size() > 1);
    m_ui->hintLabel->setVisible(listens && std::all_of(m_address.all.begin(), m_address.all.end(), isLoopback));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ui->sessionCaptionLabel, m_ui->sessionComboBox, m_ui->linksPushButton})
        widget->setVisible(m_watched);
    m_ui->openSessionLinkPushButton->setVisible(m_watched && !m_isCompact);
    m_ui->entranceCaptionLabel->setVisible(hasLink && !m_isCompact);
}

QList<QPushButton *> ConnectPanel::linkButtons() const
{
    return {m_ui->copyEntrancePushButton, m_ui->qrCodePushButton, m_ui->projectorPushButton, m_ui->openSessionLinkPushButton, m_ui->linksPushButton};
}

/// What the buttons do, also those that the compact head has no room for.
void ConnectPanel::makeLinkMenu()
{
    m_ui->entranceLabel->setContextMenuPolicy(Qt::ActionsContextMenu);
    const QList<QPushButton *> buttons = linkButtons();
    for (QPushButton *button : buttons) {
        auto *action = new QAction(button->text(), m_ui->entranceLabel);
        action->setObjectName(button->objectName().replace("PushButton"_L1, "MenuAction"_L1));
        connect(action, &QAction::triggered, button, &QPushButton::click);
        m_ui->entranceLabel->addAction(action);
    }
}

void ConnectPanel::refreshLinkMenu()
{
    const QList<QAction *> actions = m_ui->entranceLabel->actions();
    const QList<QPushButton *> buttons = linkButtons();
    for (int i = 0; i < actions.size(); ++i)
        actions.at(i)->setEnabled(buttons.at(i)->isEnabled());
}

QString ConnectPanel::explanation() const
{
    switch (m_entrance.way) {
    case Entrance::Way::Closed:
    case Entrance::Way::Ended:
    case Entrance::Way::EndedTickets:
        return whyNoLink(m_entrance);
    case Entrance::Way::Server:
        return tr("Leads into a session as soon as one is running");
    case Entrance::Way::Link:
        return tr("One link for all participants: each browser gets the next free place");
    case Entrance::Way::Label:
        return tr("One link for all participants: the page asks for the label of the seat");
    case Entrance::Way::OwnLinks:
        return tr("The room has secure links: Session → Rooms…, “Label links…”");
    case Entrance::Way::Tickets:
        return tr("Each chat box there has a ticket that the other system signs");
    }
    Q_UNREACHABLE();
}

void ConnectPanel::showQrCode()
{
    auto *popup = new QrPopup(m_entrance.link, this);
    popup->popUp(m_ui->qrCodePushButton);
}

/// The height belongs to the participants as soon as there are any.
void ConnectPanel::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    m_ui->headBoxLayout->setDirection(isCompact ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_ui->entranceLabel->setLargest(isCompact ? compactText : largeText);
    for (QComboBox *box : {m_ui->sessionComboBox, m_ui->addressesComboBox}) { // the link is read in full before they are
        box->setSizeAdjustPolicy(isCompact ? QComboBox::AdjustToMinimumContentsLengthWithIcon : QComboBox::AdjustToContents);
        box->setMinimumContentsLength(isCompact ? compactContents : 0);
    }
    m_ui->headBoxLayout->setStretch(1, isCompact ? 1 : 0); // the link has the width of its text, and the session what is left
    m_ui->sessionHBoxLayout->setStretchFactor(m_ui->sessionComboBox, isCompact ? 1 : 0);
    m_ui->sessionComboBox->setMaximumWidth(isCompact ? m_ui->sessionComboBox->fullWidth() : QWIDGETSIZE_MAX);
}

void ConnectPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showColors();
    else if (event->type() == QEvent::FontChange)
        setCompact(m_isCompact);
}

void ConnectPanel::showColors()
{
    m_ui->copyEntrancePushButton->setIcon(symbolIcon(u"copy"_s, palette()));
    m_ui->openSessionLinkPushButton->setIcon(symbolIcon(u"open"_s, palette()));
    m_ui->linksPushButton->setIcon(symbolIcon(u"links"_s, palette()));
    m_ui->qrCodePushButton->setIcon(symbolIcon(u"qr"_s, palette()));
    m_ui->projectorPushButton->setIcon(symbolIcon(u"projector"_s, palette()));
}

} // namespace LabChat
