// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/mainwindow.h"
#include "core/certificatemaker.h"
#include "core/otreesettings.h"
#include "gui/fakes.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>

#include <memory>

namespace LabChat {

/// Makes nothing but records what is wished. The test emits its signals.
class FakeCertificateMaker final : public CertificateMaker {
public:
    void make(const QStringList &hosts) override { wishes.append(hosts); }

    QList<QStringList> wishes;
};

/// Keeps oTree's secrets in memory, and records what is wished. The test emits its signals.
class FakeOTreeSettings final : public OTreeSettings {
public:
    [[nodiscard]] const OTreeState &state() const override { return now; }
    void store(const OTreeSecrets &secrets) override { stores.append(secrets); }
    void check(const QString &database) override { checks.append(database); }

    OTreeState now;
    QList<OTreeSecrets> stores;
    QStringList checks;
};

/// The console's window with a fake server and a fake log, in a new account: the base of all tests that use its real widgets with keys and clicks. Main thread.
class ConsoleFixture : public QObject {
    Q_OBJECT

protected slots:
    /// Removes everything from the previous test. The window is not created yet.
    void init();
    void cleanup();

protected:
    /// At first, and again for the next start of the program.
    void makeWindow();
    /// Quits while a session is running.
    void closeWindow();
    /// With their events in the log; the last one is shown.
    void openSessions(const QList<SessionPtr> &sessions);
    /// Commits @p events; returns when the window shows them.
    void commit(const QList<Event> &events);

    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void trigger(const QString &action) const;
    void click(const QString &button) const;
    /// Clicks OK in a dialog.
    void accept(const QString &buttonBox) const;
    void choose(const QString &comboBox, const QString &text) const;
    static void select(QAbstractItemView *view, const QList<int> &rows);
    [[nodiscard]] QString text(const QString &label) const;
    /// The text of a banner; empty while it is hidden.
    [[nodiscard]] QString banner(const QString &name) const;
    [[nodiscard]] QString cell(const QString &view, int row, int column) const;
    [[nodiscard]] QString settingsFile() const { return m_folder->filePath(QStringLiteral("settings.ini")); }
    /// Checks all controls that the window has now: for screen readers, and for tooltips.
    void verifyEveryControlHasANameAndAToolTip() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeArchive> m_archive;
    std::unique_ptr<FakeCertificateMaker> m_certificates;
    std::unique_ptr<FakeOTreeSettings> m_otree;
    std::unique_ptr<MainWindow> m_window;
    ListenRequest m_listenRequest = {{}, 8000}; ///< of the command line
    AllowedPages m_givenPages;                  ///< likewise
    QString m_accountName = QStringLiteral("grace");
    QSize m_windowSize; ///< the window's own choice, if none is set
    QList<QUrl> m_openedUrls;
    QString m_archiveFile;        ///< the session archive that the window shows
    QStringList m_openedArchives; ///< in windows of their own
};

} // namespace LabChat
