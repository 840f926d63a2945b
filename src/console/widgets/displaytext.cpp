// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::DisplayText)
};

} // namespace

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

QString durationText(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    if (seconds < 60)
        return Texts::tr("%1 s", "seconds").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return Texts::tr("%1 min", "minutes").arg(minutes);
    return Texts::tr("%1 h %2 min", "hours and minutes").arg(minutes / 60).arg(minutes % 60);
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
