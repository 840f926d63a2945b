// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/displaytext.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace LabChat {

using namespace Qt::StringLiterals;

QString clockTime(qint64 atMs)
{
    if (atMs == 0)
        return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(atMs);
    return local.toString(local.date() == QDate::currentDate() ? u"HH:mm:ss"_s : u"MM-dd HH:mm"_s);
}

QString dateAndTime(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

bool isToday(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs).date() == QDate::currentDate();
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace LabChat
