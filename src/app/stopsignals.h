// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

namespace LabChat {

/// SIGTERM, SIGINT and SIGHUP (unless it is ignored) as a Qt signal. One instance at a time, in the main thread; a second signal ends the process at once.
class StopSignals final : public QObject {
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

signals:
    void received();

private:
    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace LabChat
