// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/accountname.h"

#include <QtCore/QFile>

#include <pwd.h>
#include <unistd.h>

namespace LabChat {

QString fullNameIn(const QString &comment, const QString &account)
{
    QString name = comment.section(u',', 0, 0).trimmed();
    if (name.contains(u'&')) // it stands for the account's name with a capital
        name.replace(u'&', account.left(1).toUpper() + account.mid(1));
    return name;
}

QString fullNameOfAccount()
{
    static const QString name = [] {
        const passwd *const entry = getuid() == 0 ? nullptr : getpwuid(getuid()); // root is nobody's name
        return entry && entry->pw_gecos ? fullNameIn(QFile::decodeName(entry->pw_gecos), QFile::decodeName(entry->pw_name)) : QString();
    }();
    return name;
}

} // namespace LabChat
