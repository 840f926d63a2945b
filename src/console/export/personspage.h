// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QWidget>

#include <functional>
#include <memory>

namespace LabChat {

namespace Ui {
class PersonsPage;
}

class ContactsModel;

/// What an export says of persons: pseudonyms, and addresses and phone numbers in texts. Main thread.
class PersonsPage final : public QWidget {
    Q_OBJECT

public:
    /// @p request: what is chosen now, for the search.
    PersonsPage(const LogArchive *archive, const std::function<ExportRequest()> &request, QWidget *parent);
    ~PersonsPage() override;

    void choose(const ExportRequest &request);
    void readInto(ExportRequest &request) const;
    /// What was found may be of other sessions.
    void forgetContacts();

signals:
    void changed();

private:
    void enableFields();
    void chooseKeyFile();
    void find();
    void showFound();

    const LogArchive *m_archive;
    std::function<ExportRequest()> m_request;
    std::unique_ptr<Ui::PersonsPage> m_ui;
    ContactsModel *m_contacts;
    QFutureWatcher<Result<QList<FoundContact>>> m_search;
    QStringList m_searchedSessions;
};

} // namespace LabChat
