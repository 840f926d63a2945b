// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/otreefile.h"

#include "core/base/wholefile.h"
#include "store/datadirectory.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::OTreeFile)
};

QString otreeFileIn(const QString &directory)
{
    return directory + u"/otree.json"_s;
}

Result<void> removeFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.remove())
        return {};
    return tl::unexpected(fileNotWritten(path, file.errorString()));
}

} // namespace

Result<OTreeSecrets> readOTreeSecrets(const QString &dataDirectory)
{
    QFile file(otreeFileIn(dataDirectory));
    if (!file.exists())
        return OTreeSecrets();
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"not_read"_s, Texts::tr("oTree's secrets in “%1” cannot be read: %2.").arg(file.fileName(), file.errorString()));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const OTreeSecrets secrets{json.value("secret_key"_L1).toString().toUtf8(), json.value("admin_password"_L1).toString().toUtf8(), json.value("database"_L1).toString()};
    if (!json.value("secret_key"_L1).isString() || !json.value("admin_password"_L1).isString() || !json.value("database"_L1).isString())
        return failure(u"otree_damaged"_s, Texts::tr("The file of oTree's secrets, “%1”, is damaged. Enter them anew.").arg(file.fileName()));
    return secrets;
}

Result<void> writeOTreeSecrets(const QString &dataDirectory, const OTreeSecrets &secrets)
{
    if (secrets == OTreeSecrets())
        return removeFile(otreeFileIn(dataDirectory));
    if (!DataDirectory::make(dataDirectory))
        return failure(u"not_written"_s, Texts::tr("The data directory “%1” cannot be created.").arg(dataDirectory));
    const QJsonObject json{{u"secret_key"_s, QString::fromUtf8(secrets.secretKey)}, {u"admin_password"_s, QString::fromUtf8(secrets.adminPassword)}, {u"database"_s, secrets.database}};
    return writePrivately(otreeFileIn(dataDirectory), QJsonDocument(json).toJson());
}

} // namespace LabChat
