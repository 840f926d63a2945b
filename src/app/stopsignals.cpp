// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stopsignals.h"

#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace LabChat {

namespace {

int wakeUp = -1;

/// Calls only functions that signal-safety(7) allows.
void onSignal(int number)
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(wakeUp, &one, sizeof one);
    (void)std::signal(number, SIG_DFL);
}

} // namespace

StopSignals::StopSignals(QObject *parent)
    : QObject(parent), m_descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), m_notifier(m_descriptor, QSocketNotifier::Read)
{
    wakeUp = m_descriptor;
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier.setEnabled(false);
        emit received();
    });
    (void)std::signal(SIGTERM, onSignal);
    (void)std::signal(SIGINT, onSignal);
    if (std::signal(SIGHUP, onSignal) == SIG_IGN) // nohup
        (void)std::signal(SIGHUP, SIG_IGN);
}

StopSignals::~StopSignals()
{
    (void)std::signal(SIGTERM, SIG_DFL);
    (void)std::signal(SIGINT, SIG_DFL);
    if (std::signal(SIGHUP, SIG_DFL) == SIG_IGN)
        (void)std::signal(SIGHUP, SIG_IGN);
    close(m_descriptor);
}

} // namespace LabChat
