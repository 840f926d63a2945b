// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/connectpanel.h"

#include "console/session/sessiontexts.h"
#include "console/session/shownsession.h"
#include "console/widgets/symbolicon.h"
#include "console/window/consolecontext.h"
#include "ui_connectpanel.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || url.host() == "::1"_L1 || url.host().startsWith("127."_L1);
}

} // namespace

ConnectPanel::ConnectPanel(const ConsoleContext &context, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ConnectPanel>()), m_monitor(context.monitor)
{
    m_ui->setupUi(this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    large.setBold(true);
    m_ui->addressLabel->setFont(large);
    m_ui->hintLabel->setText(context.options.listenRequest.bindAddress.isEmpty()
                                 ? tr("This computer is not in a network: participants on other computers cannot connect.")
                                 : tr("LabChat listens on this computer only: participants on other computers cannot connect."),
                             Accent::Warning);
    connect(m_ui->addressesComboBox, &QComboBox::activated, this, &ConnectPanel::chooseAddress);
    connect(m_ui->sessionComboBox, &QComboBox::activated, context.shown,
            [this, shown = context.shown](int index) { shown->show(m_ui->sessionComboBox->itemData(index).toLongLong()); });
    connect(m_ui->copyAddressPushButton, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_ui->addressLabel->text()); });
    connect(m_ui->copySessionLinkPushButton, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_ui->sessionLinkLabel->text()); });
    connect(m_ui->openSessionLinkPushButton, &QPushButton::clicked, this, &ConnectPanel::openSessionLinkRequested);
    connect(m_ui->linksPushButton, &QPushButton::clicked, this, &ConnectPanel::linksRequested);
    connect(context.service, &OperatorService::listening, this, &ConnectPanel::setAddress);
    connect(context.service, &OperatorService::listenFailed, this, [this] { setAddress({}); });
    showColors();
    showAddress();
}

ConnectPanel::~ConnectPanel() = default;

void ConnectPanel::setAddress(const ServerAddress &address)
{
    m_address = address;
    m_ui->addressesComboBox->clear();
    for (const QUrl &url : address.all)
        m_ui->addressesComboBox->addItem(addressText(url), url);
    m_ui->addressesComboBox->setCurrentIndex(m_ui->addressesComboBox->findData(address.url));
    showAddress();
    emit addressChanged(m_address);
}

void ConnectPanel::addSession(const WatchedSession &watched)
{
    listSession(watched);
}

void ConnectPanel::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    m_ui->sessionComboBox->setCurrentIndex(watched ? m_ui->sessionComboBox->findData(watched->session().id) : -1);
    showAddress();
}

/// The title shows that a session has ended.
void ConnectPanel::update(const SessionChanges &changes)
{
    if (changes.ended)
        listSession(*m_monitor->session(changes.session));
}

void ConnectPanel::listSession(const WatchedSession &watched)
{
    QComboBox *combo = m_ui->sessionComboBox;
    const qint64 id = watched.session().id;
    if (const int known = combo->findData(id); known >= 0) {
        combo->setItemText(known, sessionTitle(watched.state()));
        showAddress();
        return;
    }
    int place = 0;
    while (place < combo->count() && combo->itemData(place).toLongLong() > id)
        ++place;
    const int current = combo->currentIndex();
    combo->insertItem(place, sessionTitle(watched.state()), id);
    if (current < 0)
        combo->setCurrentIndex(-1); // an empty combo box selects its first item automatically
}

void ConnectPanel::chooseAddress(int index)
{
    m_address.url = m_ui->addressesComboBox->itemData(index).toUrl();
    showAddress();
    emit addressChanged(m_address);
}

void ConnectPanel::showAddress()
{
    const bool listens = !m_address.url.isEmpty();
    const bool runs = listens && m_watched && !m_watched->state().ended();
    m_ui->addressLabel->setText(listens ? addressText(m_address.url) : tr("not reachable yet"));
    m_ui->addressLabel->setEnabled(listens);
    m_ui->copyAddressPushButton->setEnabled(listens);
    m_ui->addressesComboBox->setVisible(m_address.all.size() > 1);
    m_ui->hintLabel->setVisible(listens && std::all_of(m_address.all.begin(), m_address.all.end(), isLoopback));

    m_ui->sessionLinkLabel->setText(runs                            ? sessionLink(m_address, m_watched->session())
                                    : m_watched && m_watched->state().ended() ? tr("This session has ended: its links no longer work.")
                                                                    : QString());
    for (QPushButton *button : {m_ui->copySessionLinkPushButton, m_ui->openSessionLinkPushButton, m_ui->linksPushButton})
        button->setEnabled(runs);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ui->sessionCaptionLabel, m_ui->sessionComboBox,
                                                            m_ui->sessionLinkLabel, m_ui->copySessionLinkPushButton,
                                                            m_ui->openSessionLinkPushButton, m_ui->linksPushButton})
        widget->setVisible(m_watched != nullptr);
}

void ConnectPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showColors();
}

void ConnectPanel::showColors()
{
    m_ui->copyAddressPushButton->setIcon(symbolIcon(u"copy"_s, palette()));
    m_ui->copySessionLinkPushButton->setIcon(symbolIcon(u"copy"_s, palette()));
    m_ui->openSessionLinkPushButton->setIcon(symbolIcon(u"open"_s, palette()));
    m_ui->linksPushButton->setIcon(symbolIcon(u"links"_s, palette()));
}

} // namespace LabChat
