// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/reasons.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto usualKey = "operator/reasons"_L1;
constexpr int lastOnesKept = 3;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Reasons)
};

QString lastOnesKey(const QString &kind)
{
    return u"operator/lastReasons/"_s + kind;
}

} // namespace

QStringList Reasons::usual() const
{
    return m_settings->contains(usualKey) ? m_settings->value(usualKey).toStringList() : toBeginWith();
}

void Reasons::setUsual(const QStringList &reasons)
{
    if (reasons == toBeginWith())
        m_settings->remove(usualKey); // so that the defaults follow the program's language
    else
        m_settings->setValue(usualKey, reasons);
}

QStringList Reasons::toBeginWith()
{
    return {Texts::tr("insult or threat"), Texts::tr("personal data"), Texts::tr("off topic"), Texts::tr("flooding"),
            Texts::tr("technical problem"), Texts::tr("mistake")};
}

QStringList Reasons::offered(const QString &kind, const QStringList &ofKind) const
{
    QStringList reasons = m_settings->value(lastOnesKey(kind)).toStringList() + ofKind + usual();
    reasons.removeDuplicates();
    return reasons;
}

void Reasons::remember(const QString &kind, const QString &reason)
{
    if (reason.isEmpty())
        return;
    QStringList last = m_settings->value(lastOnesKey(kind)).toStringList();
    last.removeAll(reason);
    last.prepend(reason);
    m_settings->setValue(lastOnesKey(kind), last.mid(0, lastOnesKept));
}

} // namespace LabChat
