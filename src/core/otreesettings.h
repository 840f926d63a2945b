// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>

#include <optional>

namespace LabChat {

/// What LabChat has to know of an oTree to serve the chat of its pages. A plain value; off without a secret key.
struct OTreeSecrets {
    QByteArray secretKey;      ///< SECRET_KEY in its settings.py
    QByteArray adminPassword;  ///< its OTREE_ADMIN_PASSWORD
    QString database;          ///< an address as in its DATABASE_URL, or an SQLite file; empty: its numbers stand for names

    [[nodiscard]] bool isOn() const { return !secretKey.isEmpty(); }
    bool operator==(const OTreeSecrets &) const = default;
};

/// Where oTree's secrets come from: the environment and the command line, over what the operator has stored. A plain value.
struct OTreeState {
    OTreeSecrets given;
    OTreeSecrets stored;
    std::optional<Error> trouble = {};  ///< why what is stored cannot be used

    /// The two secrets belong together: both come from the environment, or none.
    [[nodiscard]] bool areSecretsGiven() const { return given.isOn(); }
    [[nodiscard]] bool isDatabaseGiven() const { return !given.database.isEmpty(); }
    [[nodiscard]] OTreeSecrets used() const
    {
        OTreeSecrets used = areSecretsGiven() ? given : stored;
        used.database = isDatabaseGiven() ? given.database : stored.database;
        return used;
    }
};

/// What is in oTree's database. A plain value.
struct OTreeContents {
    int sessions = 0;
    int participants = 0;
};

/// oTree's secrets: the seam between the console and the store, which keeps them in a file of their own. They are not in the settings, and not in the log: with
/// them anybody can write in the name of oTree. Main thread; answers later.
class OTreeSettings : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual const OTreeState &state() const = 0;
    /// Stores them and uses them at once, without a restart; empty ones: forgets them. Answered by changed() or failed().
    virtual void store(const LabChat::OTreeSecrets &secrets) = 0;
    /// Whether a database can be read; answered by checked() or checkFailed().
    virtual void check(const QString &database) = 0;

signals:
    void changed();
    /// What was there before is unchanged.
    void failed(const LabChat::Error &error);
    void checked(const LabChat::OTreeContents &contents);
    void checkFailed(const LabChat::Error &error);
};

} // namespace LabChat
