// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/serversettings.h"

#include "console/session/consoleoptions.h"

#include <QtCore/QSettings>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto socketsKey = "server/allowedOrigins"_L1;
constexpr auto framesKey = "server/allowedFrames"_L1;
constexpr auto tlsKey = "server/tls"_L1;
constexpr auto certificateKey = "server/certificate"_L1;
constexpr auto certificatesKeyKey = "server/certificateKey"_L1;

bool isSame(const AllowedPages &a, const AllowedPages &b)
{
    return a.sockets == b.sockets && a.frames == b.frames;
}

} // namespace

ServerSettings::ServerSettings(OperatorService *service, QSettings *settings, const ConsoleOptions &options, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_settings(settings)
    , m_request(options.listenRequest)
    , m_givenPages(options.allowedPages)
    , m_pages{settings->value(socketsKey).toStringList(), settings->value(framesKey).toStringList()}
    , m_tlsFiles{settings->value(certificateKey).toString(), settings->value(certificatesKeyKey).toString()}
    , m_isTlsOn(settings->value(tlsKey).toBool())
{
    connect(service, &OperatorService::listening, this, &ServerSettings::noteListening);
    connect(service, &OperatorService::listenFailed, this, &ServerSettings::noteFailed);
    if (!isSame(m_pages, {}))
        m_service->allowPages(m_pages);
}

void ServerSettings::setPages(const AllowedPages &pages)
{
    if (isSame(pages, m_pages))
        return;
    m_pages = pages;
    m_settings->setValue(socketsKey, m_pages.sockets);
    m_settings->setValue(framesKey, m_pages.frames);
    m_service->allowPages(m_pages);
}

void ServerSettings::allow(const QString &origin)
{
    AllowedPages pages = m_pages;
    if (!pages.sockets.contains(origin))
        pages.sockets.append(origin);
    setPages(pages);
}

void ServerSettings::setTls(bool isOn, const TlsFiles &files)
{
    m_isTlsOn = isOn;
    m_tlsFiles = files;
    m_settings->setValue(tlsKey, isOn);
    m_settings->setValue(certificateKey, files.certificate);
    m_settings->setValue(certificatesKeyKey, files.key);
    if (m_asked && request().tls != m_asked->tls)
        listen();
    else
        judgeTls();
}

/// The command line wins.
ListenRequest ServerSettings::request() const
{
    ListenRequest request = m_request;
    if (!isTlsGiven() && m_isTlsOn)
        request.tls = m_tlsFiles;
    return request;
}

void ServerSettings::listen()
{
    m_asked = request();
    m_service->listen(*m_asked);
}

void ServerSettings::listenAt(quint16 port)
{
    m_request.port = port;
    listen();
}

void ServerSettings::noteListening(const ServerAddress &address)
{
    m_request.port = address.port; // also if any free port was asked for: links stay valid when it listens anew
    m_working = m_asked;
    if (m_working)
        m_working->port = address.port;
    judgeTls();
}

/// Not while the server goes on as before because a certificate cannot be used.
void ServerSettings::judgeTls()
{
    if (m_working && m_working->tls == request().tls)
        emit tlsFollowed();
}

void ServerSettings::noteFailed(const Error &error)
{
    if (error.code != "certificate"_L1 || !m_working || m_asked->tls == m_working->tls) // in the last case, its own files have become unusable
        return;
    emit tlsFailed(error);
    m_asked = m_working;
    m_service->listen(*m_asked);
}

} // namespace LabChat
