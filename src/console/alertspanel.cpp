// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alertspanel.h"

#include "console/banner.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto goodNewsStay = 8s;

} // namespace

AlertsPanel::AlertsPanel(OperatorService *service, const ListenRequest &request, QWidget *parent)
    : QWidget(parent)
    , m_service(service)
    , m_request(request)
    , m_storageBanner(new Banner(this))
    , m_listenBanner(new Banner(this))
    , m_sessionBanner(new Banner(this))
{
    m_storageBanner->setObjectName(u"storageBanner"_s);
    m_listenBanner->setObjectName(u"listenBanner"_s);
    m_sessionBanner->setObjectName(u"sessionBanner"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    for (Banner *banner : {m_storageBanner, m_listenBanner, m_sessionBanner})
        layout->addWidget(banner);

    m_usePortButton = m_listenBanner->addButton(tr("Use another port"), tr("Listens on a port that is free"));
    m_usePortButton->setObjectName(u"usePortPushButton"_s);
    QPushButton *tryAgain = m_listenBanner->addButton(tr("&Try again"), tr("Listens on the same port once more"));
    tryAgain->setObjectName(u"tryAgainPushButton"_s);
    QPushButton *dismiss = m_sessionBanner->addButton(tr("&Dismiss"), tr("Hides this message"));
    dismiss->setObjectName(u"dismissPushButton"_s);
    connect(tryAgain, &QPushButton::clicked, this, &AlertsPanel::listenAgain);
    connect(m_usePortButton, &QPushButton::clicked, this, [this] {
        m_request.port = m_freePort;
        listenAgain();
    });
    connect(dismiss, &QPushButton::clicked, m_sessionBanner, &QWidget::hide);

    m_goodNewsTimer.setSingleShot(true);
    m_goodNewsTimer.setInterval(goodNewsStay);
    connect(&m_goodNewsTimer, &QTimer::timeout, m_storageBanner, &QWidget::hide);
    connect(service, &OperatorService::storageFailed, this, &AlertsPanel::tellStorageFailed);
    connect(service, &OperatorService::storageRecovered, this, &AlertsPanel::tellStorageRecovered);
    connect(service, &OperatorService::listenFailed, this, &AlertsPanel::tellListenFailed);
    connect(service, &OperatorService::listening, m_listenBanner, &QWidget::hide);
    connect(service, &OperatorService::sessionFailed, this, &AlertsPanel::tellSessionFailed);
    connect(service, &OperatorService::sessionOpened, m_sessionBanner, &QWidget::hide);
}

void AlertsPanel::tellStorageFailed(const Error &error)
{
    m_goodNewsTimer.stop();
    m_storageBanner->tell(Accent::Bad, tr("Messages are not being stored: %1 Until they can be, every message is refused and its author told; "
                                          "nothing is lost. LabChat keeps trying and goes on by itself.").arg(error.text));
}

void AlertsPanel::tellStorageRecovered()
{
    m_storageBanner->tell(Accent::Good, tr("Messages are being stored again. The session goes on."));
    m_goodNewsTimer.start();
}

void AlertsPanel::tellListenFailed(const Error &error, quint16 freePort)
{
    m_freePort = freePort;
    m_usePortButton->setVisible(freePort != 0);
    m_usePortButton->setText(tr("&Use port %1").arg(freePort));
    m_usePortButton->setAccessibleName(tr("Use port %1").arg(freePort));
    m_listenBanner->tell(Accent::Bad, tr("Participants cannot connect: %1").arg(error.text));
}

void AlertsPanel::tellSessionFailed(const Error &error)
{
    m_sessionBanner->tell(Accent::Bad, tr("The session could not be started: %1").arg(error.text));
}

void AlertsPanel::listenAgain()
{
    m_listenBanner->hide();
    m_service->listen(m_request);
}

} // namespace LabChat
