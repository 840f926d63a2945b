// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/notificationbanners.h"

#include "console/operator/operatoractions.h"
#include "console/session/serversettings.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/banner.h"
#include "console/window/consolecontext.h"
#include "console/window/refusedbanners.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto goodNewsStay = 8s;

} // namespace

NotificationBanners::NotificationBanners(const ConsoleContext &context, QWidget *parent)
    : QWidget(parent)
    , m_service(context.service)
    , m_server(context.server)
    , m_storageBanner(addBanner(u"storageBanner"_s))
    , m_damageBanner(addBanner(u"damageBanner"_s))
    , m_listenBanner(addBanner(u"listenBanner"_s))
    , m_sessionBanner(addBanner(u"sessionBanner"_s))
    , m_refusedBanner(addBanner(u"refusedBanner"_s))
    , m_keysBanner(addBanner(u"keysBanner"_s))
    , m_certificateBanner(addBanner(u"certificateBanner"_s))
    , m_guessesBanner(addBanner(u"guessesBanner"_s))
    , m_clockBanner(addBanner(u"clockBanner"_s))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    auto *refused = new RefusedBanners(m_service, m_server, this);
    for (QWidget *banner : std::initializer_list<QWidget *>{m_storageBanner, m_damageBanner, m_listenBanner, m_certificateBanner, m_keysBanner, m_sessionBanner,
                                                            m_refusedBanner, refused, m_guessesBanner, m_clockBanner})
        layout->addWidget(banner);
    connect(refused, &RefusedBanners::keyRequested, this, &NotificationBanners::keyRequested);

    m_usePortButton = m_listenBanner->addButton(tr("Use another port"), tr("Uses a free port"));
    m_usePortButton->setObjectName(u"usePortPushButton"_s);
    QPushButton *tryAgain = m_listenBanner->addButton(tr("&Try again"), tr("Tries the same port again"));
    tryAgain->setObjectName(u"tryAgainPushButton"_s);
    addDismissButton(m_sessionBanner, u"dismissPushButton"_s);
    addDismissButton(m_damageBanner, u"dismissDamagePushButton"_s);
    addDismissButton(m_refusedBanner, u"dismissRefusedPushButton"_s);
    addDismissButton(m_keysBanner, u"dismissKeysPushButton"_s);
    addDismissButton(m_certificateBanner, u"dismissCertificatePushButton"_s);
    addDismissButton(m_guessesBanner, u"dismissGuessesPushButton"_s);
    addDismissButton(m_clockBanner, u"dismissClockPushButton"_s);
    connect(tryAgain, &QPushButton::clicked, this, [this] {
        m_listenBanner->hide();
        m_server->listen();
    });
    connect(m_usePortButton, &QPushButton::clicked, this, [this] {
        m_listenBanner->hide();
        m_server->listenAt(m_freePort);
    });

    m_goodNewsTimer.setSingleShot(true);
    m_goodNewsTimer.setInterval(goodNewsStay);
    connect(&m_goodNewsTimer, &QTimer::timeout, m_storageBanner, &QWidget::hide);
    connect(m_service, &OperatorService::storageFailed, this, &NotificationBanners::reportStorageFailed);
    connect(m_service, &OperatorService::storageRecovered, this, &NotificationBanners::reportStorageRecovered);
    connect(m_service, &OperatorService::damageFound, this, &NotificationBanners::reportDamage);
    connect(m_service, &OperatorService::listenFailed, this, &NotificationBanners::reportListenFailed);
    connect(m_service, &OperatorService::listening, m_listenBanner, &QWidget::hide);
    connect(m_service, &OperatorService::sessionFailed, this, [this](const Error &error) {
        reportFailed(Failure::Start, tr("The session could not be started: %1").arg(error.text));
    });
    connect(m_service, &OperatorService::endFailed, this, [this](const Error &error) {
        reportFailed(Failure::End, tr("The session could not be ended and is still running: %1").arg(error.text));
    });
    connect(m_service, &OperatorService::roomFailed, this, [this](const Error &error) {
        reportFailed(Failure::Room, tr("The room could not be saved: %1").arg(error.text));
    });
    connect(m_service, &OperatorService::sessionOpened, this, [this] { forgetFailed(Failure::Start); });
    connect(m_service, &OperatorService::roomKept, this, [this] { forgetFailed(Failure::Room); });
    connect(m_service, &OperatorService::eventsCommitted, this, &NotificationBanners::reportEvents);
    connect(m_service, &OperatorService::guessesNoticed, this, &NotificationBanners::reportGuesses);
    connect(m_service, &OperatorService::moderationRefused, this, [this](qint64, const Error &error) { reportRefused(error); });
    connect(m_service, &OperatorService::keysFailed, this, [this](const Error &error) {
        m_keysBanner->report(Accent::Bad, tr("The keys of other systems: %1").arg(error.text));
    });
    connect(m_service, &OperatorService::keysChanged, m_keysBanner, &QWidget::hide);
    connect(m_service, &OperatorService::certificateFailed, this, [this](const Error &error) {
        m_saysTlsFailed = false;
        m_certificateBanner->report(Accent::Bad, error.text);
    });
    connect(m_service, &OperatorService::certificateReplaced, m_certificateBanner, &QWidget::hide);
    connect(m_server, &ServerSettings::tlsFailed, this, [this](const Error &error) {
        m_saysTlsFailed = true;
        m_certificateBanner->report(Accent::Bad, tr("HTTPS cannot be used as the preferences say, and LabChat goes on as before: %1").arg(error.text));
    });
    connect(m_server, &ServerSettings::tlsFollowed, this, [this] {
        if (m_saysTlsFailed)
            m_certificateBanner->hide();
    });
    connect(context.operatorActions, &OperatorActions::acted, this, &NotificationBanners::forgetRefusals);
}

void NotificationBanners::forgetRefusals()
{
    m_refusals = 0;
    m_refusedBanner->hide();
}

void NotificationBanners::reportStorageFailed(const Error &error)
{
    m_goodNewsTimer.stop();
    m_storageBanner->report(Accent::Bad, tr("Messages are not being stored: %1 Until this works again, every message is refused and its author is "
                                          "informed; nothing is lost. LabChat keeps trying and continues by itself.").arg(error.text));
}

void NotificationBanners::reportStorageRecovered()
{
    m_storageBanner->report(Accent::Good, tr("Messages are being stored again. The session continues."));
    m_goodNewsTimer.start();
}

/// Shows all damage that was found, because each may be another session's.
void NotificationBanners::reportDamage(const Error &error)
{
    m_damage.append(error.text);
    m_damageBanner->report(Accent::Bad, m_damage.join(u'\n'));
}

void NotificationBanners::reportListenFailed(const Error &error, quint16 freePort)
{
    m_freePort = freePort;
    m_usePortButton->setVisible(freePort != 0 && error.code != "certificate"_L1);
    m_usePortButton->setText(tr("&Use port %1").arg(freePort));
    m_usePortButton->setAccessibleName(tr("Use port %1").arg(freePort));
    m_listenBanner->report(Accent::Bad, tr("Participants cannot connect: %1").arg(error.text));
}

/// It worked in the meantime.
void NotificationBanners::forgetFailed(Failure what)
{
    if (m_failure == what)
        m_sessionBanner->hide();
}

void NotificationBanners::reportFailed(Failure what, const QString &text)
{
    m_failure = what;
    m_sessionBanner->report(Accent::Bad, text);
}

void NotificationBanners::reportGuesses(const Guesses &guesses)
{
    m_guessesBanner->report(Accent::Warning, tr("Somebody at %1 opens links that do not exist: %Ln times so far. Their attempts are slowed down; valid links work as "
                                              "always. Perhaps a wrong link was handed out.", nullptr, int(guesses.count))
                                                 .arg(guesses.address.isEmpty() ? tr("many addresses") : guesses.address));
}

/// A jump of the clock is in the log of each running session, but happened once.
void NotificationBanners::reportEvents(const QList<Event> &events)
{
    for (const Event &event : events) {
        if (event.kind == EventKind::SessionEnded)
            forgetFailed(Failure::End);
        else if (event.kind == EventKind::ClockJumped)
            m_clockBanner->report(Accent::Warning, clockJumpText(event) + u' ' + tr("Pages and chats keep their time."));
    }
}

void NotificationBanners::reportRefused(const Error &error)
{
    ++m_refusals;
    m_refusedBanner->report(Accent::Warning, m_refusals == 1 ? tr("This was not done: %1").arg(error.text)
                                                           : tr("%Ln actions were not done. The last one: %1", nullptr, m_refusals).arg(error.text));
}

Banner *NotificationBanners::addBanner(const QString &name)
{
    auto *banner = new Banner(this);
    banner->setObjectName(name);
    return banner;
}

void NotificationBanners::addDismissButton(Banner *banner, const QString &name)
{
    QPushButton *dismiss = banner->addButton(tr("&Dismiss"), tr("Hides this message"));
    dismiss->setObjectName(name);
    connect(dismiss, &QPushButton::clicked, banner, &QWidget::hide);
}

} // namespace LabChat
