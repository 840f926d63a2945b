// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otreepeople.h"
#include "core/otreesettings.h"

#include <QtCore/QThreadPool>
#include <QtCore/QUrl>

namespace LabChat {

/// oTree's database, which is only read. Its address is a URL as in oTree's DATABASE_URL: `sqlite:////path/db.sqlite3`, `postgresql://user:password@host:5432/name`; or
/// the path of an SQLite file. Answers from a thread pool, each time by a connection of its own: oTree is asked once for each
/// participant.
class OTreeDatabase final : public OTreePeople {
public:
    explicit OTreeDatabase(const QUrl &url);
    ~OTreeDatabase() override;

    /// Error code `bad_url`: it is neither SQLite nor PostgreSQL. Nothing is opened yet.
    [[nodiscard]] static Result<QUrl> readUrl(const QString &text);
    /// The same as text; readUrl() understands it from any folder, also while there is no such file.
    [[nodiscard]] static QString addressOf(const QUrl &url);
    /// Whether it is oTree's database and can be read. Answers from the global pool. Error codes `not_connected`, `no_driver`, `not_otree`.
    [[nodiscard]] static QFuture<Result<OTreeContents>> contents(const QUrl &url);

    [[nodiscard]] QFuture<Result<OTreePerson>> person(qint64 id) const override;

private:
    QUrl m_url;
    mutable QThreadPool m_pool;  ///< of its own: a database that does not answer must not keep the log's readers waiting
};

} // namespace LabChat
