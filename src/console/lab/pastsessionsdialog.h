// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class PastSessionsDialog;
}

class PastSessionsModel;
class TableFilter;

/// The sessions in the log, including those that have ended: to open and export. Main thread; deletes itself.
class PastSessionsDialog final : public QDialog {
    Q_OBJECT

public:
    PastSessionsDialog(const LogArchive *archive, QWidget *parent);
    ~PastSessionsDialog() override;

    /// Reads a session from the log; answered by sessionRead(), or by a text in the dialog.
    void read(qint64 id);
    /// The result of archiveRequested(). @p atMs: 0 if the sessions were unarchived.
    /// A session has begun; what is selected stays.
    void refresh();
    void takeArchived(const QList<qint64> &ids, qint64 atMs);
    void reportArchivingFailed(const Error &error);

signals:
    void openRequested(qint64 id);
    void sessionRead(const LabChat::SessionState &state);
    void exportRequested(const QString &code, const QString &title);
    void archiveRequested(const QList<qint64> &ids, bool isArchived);

private:
    void listSessions();
    void finishReading();
    void open();
    void exportSelected();
    void archiveSelected(bool isArchived);
    /// The selected sessions that can be archived or unarchived.
    [[nodiscard]] QList<qint64> selectedFor(bool isArchived) const;
    void showArchived(bool areShown);
    void showCount();
    void showSelection();

    const LogArchive *m_archive;
    std::unique_ptr<Ui::PastSessionsDialog> m_ui;
    PastSessionsModel *m_model;
    TableFilter *m_filter;
    QFutureWatcher<Result<QList<SessionSummary>>> m_sessions;
    QFutureWatcher<Result<SessionState>> m_reading;
};

} // namespace LabChat
