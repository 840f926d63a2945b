// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptpanel.h"
#include "console/monitor/wallmodel.h"
#include "gui/twosessions.h"

#include <QtWidgets/QDockWidget>
#include <QtWidgets/QListView>

namespace LabChat {

/// A full laboratory in a large window: 24 groups of four in the shown session, whose messages the test sends. Main thread.
class MonitoringFixture : public TwoSessions {
    Q_OBJECT

protected slots:
    void init();

protected:
    MonitoringFixture();
    /// Quits, and starts the program again.
    void restart();

    [[nodiscard]] QListView *wall() const { return find<QListView>(QStringLiteral("wallView")); }
    [[nodiscard]] QStringList tiles() const;
    [[nodiscard]] Tile tile(int row) const { return wall()->model()->index(row, 0).data(WallModel::TileRole).value<Tile>(); }
    /// Transcripts in docks and separate windows.
    [[nodiscard]] QList<TranscriptPanel *> opened() const;
    /// Null: it is in none.
    [[nodiscard]] static QDockWidget *dockAround(const QWidget *panel);

    std::unique_ptr<FakeHistory> m_history;
};

} // namespace LabChat
