// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class ContentsPage;
}

/// What an export has: sessions, channels, participants, rounds, times. Main thread.
class ContentsPage final : public QWidget {
    Q_OBJECT

public:
    ContentsPage(const LogArchive *archive, QWidget *parent);
    ~ContentsPage() override;

    /// Reads the list of sessions.
    void refresh();
    /// Ticks this session. @p title: for one that the list does not have yet.
    void suggest(const QString &code, const QString &title);
    /// All but the sessions.
    void choose(const ExportRequest &request);
    void readInto(ExportRequest &request) const;
    /// Of a session that is ticked alone; empty: several, or none.
    [[nodiscard]] QString title() const;

signals:
    void changed();
    void failed(const QString &text);

private:
    void listSessions();
    void followSessions();
    void listMembers();
    void enableFields();

    const LogArchive *m_archive;
    std::unique_ptr<Ui::ContentsPage> m_ui;
    QFutureWatcher<Result<QList<SessionSummary>>> m_sessions;
    QFutureWatcher<Result<SessionState>> m_members;
    QList<SessionSummary> m_summaries;
    QString m_shownCode;   ///< of the session whose channels and participants are listed
};

} // namespace LabChat
