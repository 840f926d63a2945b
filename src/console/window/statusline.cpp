// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/statusline.h"

#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/elidedlabel.h"
#include "core/base/whenanswered.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QStorageInfo>
#include <QtWidgets/QStatusBar>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto diskRefreshedEvery = 10000ms;

/// -1: the folder does not exist.
qint64 freeBytes(const QString &folder)
{
    const QStorageInfo storage(folder);
    return storage.isValid() ? storage.bytesAvailable() : -1;
}

} // namespace

StatusLine::StatusLine(QStatusBar *bar, const SessionMonitor *monitor, const QString &dataDirectory)
    : QObject(bar)
    , m_bar(bar)
    , m_monitor(monitor)
    , m_dataDirectory(dataDirectory)
    , m_addressLabel(addLabel(u"statusAddressLabel"_s, tr("Address")))
    , m_onlineLabel(addLabel(u"statusOnlineLabel"_s, tr("Participants online")))
    , m_messagesLabel(addLabel(u"statusMessagesLabel"_s, tr("Messages")))
    , m_commitLabel(addLabel(u"statusCommitLabel"_s, tr("Last stored")))
    , m_diskLabel(addLabel(u"statusDiskLabel"_s, tr("Free disk space")))
{
    m_commitLabel->setToolTip(tr("When something was last stored in the log"));
    m_diskLabel->setToolTip(tr("Free space on the disk with the log: %1").arg(QDir::toNativeSeparators(dataDirectory)));
    connect(monitor, &SessionMonitor::updated, this, &StatusLine::refresh);
    m_diskLabel->hide();
    setAddress({});
    refresh();
}

void StatusLine::setAddress(const ServerAddress &address)
{
    m_addressLabel->setText(address.url.isEmpty() ? tr("No address") : addressText(address.url));
}

void StatusLine::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    refresh();
}

QLabel *StatusLine::addLabel(const QString &name, const QString &accessibleName)
{
    auto *label = new ElidedLabel(m_bar);
    label->setObjectName(name);
    label->setAccessibleName(accessibleName);
    label->setContentsMargins(8, 0, 8, 0);
    m_bar->addWidget(label);
    return label;
}

void StatusLine::refresh()
{
    m_onlineLabel->setVisible(m_watched);
    m_messagesLabel->setVisible(m_watched);
    if (m_watched) {
        m_onlineLabel->setText(tr("%1 of %2 online").arg(numberText(m_watched->online()), numberText(m_watched->session().numParticipants())));
        m_messagesLabel->setText(tr("%Ln messages", nullptr, int(m_watched->state().messages())));
    }
    const qint64 lastCommitAtMs = m_monitor->lastCommitAtMs();
    m_commitLabel->setText(lastCommitAtMs == 0 ? tr("Nothing stored yet") : tr("Stored %1", "the time of the last storing").arg(clockTime(lastCommitAtMs)));
    if (!m_sinceDisk.isValid() || m_sinceDisk.hasExpired(diskRefreshedEvery.count()))
        refreshDisk();
}

/// Asks in the pool: the disk may be a network drive that does not answer.
void StatusLine::refreshDisk()
{
    if (m_askingDisk)
        return;
    m_askingDisk = true;
    whenAnswered(QtConcurrent::run(freeBytes, m_dataDirectory), this, [this](qint64 bytes) {
        m_askingDisk = false;
        m_diskLabel->setVisible(bytes >= 0);
        if (bytes < 0)
            return; // the directory is created when the log is opened: the next commit tries again
        m_sinceDisk.start();
        m_diskLabel->setText(tr("%1 free").arg(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)));
    });
}

} // namespace LabChat
