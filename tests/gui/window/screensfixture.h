// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consolefixture.h"

#include <QtWidgets/QDockWidget>
#include <QtWidgets/QListView>
#include <QtWidgets/QTreeView>

namespace LabChat {

/// The window as large as the screens that laboratories have, with 24 participants. Main thread.
class ScreensFixture : public ConsoleFixture {
    Q_OBJECT

protected slots:
    void initTestCase();
    void init();
    void cleanup();

protected:
    static constexpr int windowTitle = 28;  ///< what the desktop takes of a screen for it
    static constexpr int people = 24;

    static void screens();
    void open(const QSize &screen, int percent = 100);
    [[nodiscard]] bool canBeReached(const QWidget *widget) const;
    [[nodiscard]] QDockWidget *dock(const QString &name) const { return find<QDockWidget>(name); }
    [[nodiscard]] QListView *wall() const { return find<QListView>(QStringLiteral("wallView")); }
    [[nodiscard]] QTreeView *table() const { return find<QTreeView>(QStringLiteral("participantsTreeView")); }
    void openTile(int row) const;
    void seeWhatTheySee(int row) const;
    [[nodiscard]] QList<QDockWidget *> transcripts() const;

    QFont m_usualFont;
    SessionPtr m_session;
    std::unique_ptr<FakeHistory> m_history;
};

} // namespace LabChat
