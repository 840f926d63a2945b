// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/refusedbanners.h"

#include "console/session/serversettings.h"
#include "console/widgets/banner.h"
#include "core/base/origins.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto allowedStays = 8s;

bool isSame(const RefusedSocket &one, const RefusedSocket &other)
{
    return one.reason == other.reason && one.origin == other.origin && one.detail == other.detail && one.otherPagesKey == other.otherPagesKey;
}

/// A detail may be a sentence, and it stands at the end of one.
QString withoutStop(const QString &text)
{
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

} // namespace

RefusedBanners::RefusedBanners(OperatorService *service, ServerSettings *server, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_layout(new QVBoxLayout(this))
    , m_page(makeKind(u"socketBanner"_s, u"dismissSocketPushButton"_s, u"allowPagePushButton"_s))
    , m_proxy(makeKind(u"proxyBanner"_s, u"dismissProxyPushButton"_s))
    , m_key(makeKind(u"otherPagesBanner"_s, u"dismissOtherPagesPushButton"_s, u"addPageToKeyPushButton"_s))
    , m_ticket(makeKind(u"ticketBanner"_s, u"dismissTicketPushButton"_s))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    m_page.remedy->setText(tr("Allo&w this page"));
    m_page.remedy->setToolTip(tr("Lets the chat boxes of this page in, now and in the future; Preferences → Other systems' pages lists them"));
    m_key.remedy->setText(tr("Add it to the &key…"));
    m_key.remedy->setToolTip(tr("Shows for which pages the key is, with this page added; nothing changes before you save it"));
    m_key.remedy->setAccessibleName(tr("Add the page to the key"));
    m_allowedTimer.setSingleShot(true);
    m_allowedTimer.setInterval(allowedStays);
    connect(&m_allowedTimer, &QTimer::timeout, m_page.banner, &QWidget::hide);
    connect(m_page.remedy, &QPushButton::clicked, this, &RefusedBanners::allow);
    connect(m_key.remedy, &QPushButton::clicked, this, [this] { emit keyRequested(m_key.socket.otherPagesKey, m_key.socket.origin); });
    connect(service, &OperatorService::socketRefused, this, &RefusedBanners::report);
    connect(service, &OperatorService::refusalOver, this, &RefusedBanners::reportOver);
    showRemedies();
}

RefusedBanners::Kind RefusedBanners::makeKind(const QString &name, const QString &dismissButton, const QString &remedy)
{
    auto *banner = new Banner(this);
    banner->setObjectName(name);
    m_layout->addWidget(banner);
    QPushButton *button = remedy.isEmpty() ? nullptr : banner->addButton({}, {});
    if (button)
        button->setObjectName(remedy);
    QPushButton *dismiss = banner->addButton(tr("&Dismiss"), tr("Hides this message"));
    dismiss->setObjectName(dismissButton);
    connect(dismiss, &QPushButton::clicked, banner, &QWidget::hide);
    return {banner, button, {}};
}

RefusedBanners::Kind &RefusedBanners::kindOf(const RefusedSocket &socket)
{
    switch (socket.reason) {
    case RefusedSocket::Reason::Origin:
        return m_page;
    case RefusedSocket::Reason::NoUpgrade:
        return m_proxy;
    case RefusedSocket::Reason::Ticket:
        return socket.otherPagesKey.isEmpty() ? m_ticket : m_key;
    }
    Q_UNREACHABLE();
}

void RefusedBanners::report(const RefusedSocket &socket)
{
    const QString page = socket.origin.isEmpty() ? tr("an unknown address") : socket.origin;
    const auto text = [&] {
        switch (socket.reason) {
        case RefusedSocket::Reason::Origin:
            return tr("A page at %1 was refused (%Ln times): the server was asked as %2. If it is the page of another system, allow it. If it is LabChat's own "
                      "page, a reverse proxy does not pass on the header Host unchanged.", nullptr, socket.times).arg(page, socket.host);
        case RefusedSocket::Reason::NoUpgrade:
            return tr("A page at %1 gets no chat (%Ln times): the reverse proxy before %2 does not pass on WebSockets (the headers Upgrade and Connection).", nullptr,
                      socket.times).arg(page, socket.host);
        case RefusedSocket::Reason::Ticket:
            if (!socket.otherPagesKey.isEmpty())
                return tr("A chat box in a page at %1 was refused (%Ln times): its ticket is signed with the key “%2”, which is only for other pages. If the page is one of "
                          "yours, add it to the key.", nullptr, socket.times).arg(page, socket.otherPagesKey);
            return tr("A chat box in another system's page was refused (%Ln times): %1.", nullptr, socket.times).arg(withoutStop(socket.detail));
        }
        Q_UNREACHABLE();
    };
    Kind &kind = kindOf(socket);
    kind.socket = socket;
    if (&kind == &m_page)
        m_allowedTimer.stop();
    showRemedies();
    kind.banner->report(Accent::Warning, u"%1 %2"_s.arg(text(), tr("See “Troubleshooting” in the manual.")));
}

void RefusedBanners::showRemedies()
{
    m_page.remedy->setVisible(isOrigin(m_page.socket.origin));
    m_page.remedy->setAccessibleName(tr("Allow the page %1").arg(m_page.socket.origin));
    m_key.remedy->setVisible(isOrigin(m_key.socket.origin));
}

/// What it was about gets in.
void RefusedBanners::reportOver(const RefusedSocket &socket)
{
    const Kind &kind = kindOf(socket);
    if (isSame(kind.socket, socket))
        kind.banner->hide();
}

void RefusedBanners::allow()
{
    m_server->allow(m_page.socket.origin);
    m_page.banner->report(Accent::Good, tr("Pages at %1 are allowed now. Their chat boxes try again by themselves within a few seconds.").arg(m_page.socket.origin));
    m_page.remedy->hide();
    m_allowedTimer.start();
}

} // namespace LabChat
