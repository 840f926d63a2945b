// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/reasons.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QSettings>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto usualKey = "operator/reasons"_L1;
constexpr int lastOnesKept = 3;

/// A reason that the program offers. The identifiers are in logs, and never change.
struct OwnReason {
    QLatin1StringView id;
    const char *text;
};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Reasons)

public:
    static QList<OwnReason> all();
};

QList<OwnReason> Texts::all()
{
    return {{"insult"_L1, QT_TR_NOOP("insult or threat")},
            {"personal_data"_L1, QT_TR_NOOP("personal data")},
            {"off_topic"_L1, QT_TR_NOOP("off topic")},
            {"flooding"_L1, QT_TR_NOOP("flooding")},
            {"technical_problem"_L1, QT_TR_NOOP("technical problem")},
            {"mistake"_L1, QT_TR_NOOP("mistake")},
            {"hidden_by_mistake"_L1, QT_TR_NOOP("hidden by mistake")},
            {"harmless"_L1, QT_TR_NOOP("harmless")},
            {"talked_to"_L1, QT_TR_NOOP("talked to the participant")},
            {"muted_by_mistake"_L1, QT_TR_NOOP("muted by mistake")},
            {"left"_L1, QT_TR_NOOP("left the lab")},
            {"withdrew"_L1, QT_TR_NOOP("withdrew consent")},
            {"came_back"_L1, QT_TR_NOOP("came back")},
            {"removed_by_mistake"_L1, QT_TR_NOOP("removed by mistake")},
            {"precaution"_L1, QT_TR_NOOP("as a precaution")},
            {"not_needed"_L1, QT_TR_NOOP("no longer needed")},
            {"instructions"_L1, QT_TR_NOOP("instructions are given")},
            {"time_up"_L1, QT_TR_NOOP("time was up")},
            {"did_not_continue"_L1, QT_TR_NOOP("somebody did not continue")},
            {"wrong_place"_L1, QT_TR_NOOP("came to the wrong place")},
            {"did_not_come"_L1, QT_TR_NOOP("did not come")},
            {"more_time"_L1, QT_TR_NOOP("more time was needed")},
            {"late_start"_L1, QT_TR_NOOP("late start")},
            {"schedule"_L1, QT_TR_NOOP("schedule")},
            {"everything_done"_L1, QT_TR_NOOP("everything is done")},
            {"too_few"_L1, QT_TR_NOOP("too few participants")},
            {"question"_L1, QT_TR_NOOP("answers a question")}};
}

QString wordsOf(QLatin1StringView id)
{
    for (const OwnReason &reason : Texts::all()) {
        if (reason.id == id)
            return Texts::tr(reason.text);
    }
    return {};
}

/// The program's own reasons for a kind of action, by their identifiers.
QList<QLatin1StringView> ownReasons(const QString &kind)
{
    static const QHash<QString, QList<QLatin1StringView>> byKind{
        {u"hide"_s, {"insult"_L1, "personal_data"_L1, "off_topic"_L1, "flooding"_L1}},
        {u"restore"_s, {"hidden_by_mistake"_L1, "harmless"_L1}},
        {u"refuse"_s, {"insult"_L1, "personal_data"_L1, "off_topic"_L1, "flooding"_L1}},
        {u"release"_s, {"harmless"_L1}},
        {u"mute"_s, {"insult"_L1, "flooding"_L1, "off_topic"_L1, "personal_data"_L1}},
        {u"unmute"_s, {"talked_to"_L1, "muted_by_mistake"_L1}},
        {u"remove"_s, {"left"_L1, "withdrew"_L1, "insult"_L1, "technical_problem"_L1}},
        {u"readmit"_s, {"came_back"_L1, "removed_by_mistake"_L1}},
        {u"hold"_s, {"precaution"_L1, "insult"_L1, "personal_data"_L1}},
        {u"stopHolding"_s, {"not_needed"_L1, "talked_to"_L1}},
        {u"freeze"_s, {"instructions"_L1, "technical_problem"_L1, "time_up"_L1}},
        {u"open"_s, {"not_needed"_L1, "mistake"_L1}},
        {u"advance"_s, {"time_up"_L1, "did_not_continue"_L1, "technical_problem"_L1}},
        {u"countdown"_s, {"more_time"_L1, "late_start"_L1, "schedule"_L1, "technical_problem"_L1}},
        {u"swap"_s, {"wrong_place"_L1, "did_not_come"_L1, "technical_problem"_L1}},
        {u"replace"_s, {"left"_L1, "did_not_come"_L1, "technical_problem"_L1}},
        {u"moveChat"_s, {"left"_L1, "technical_problem"_L1}},
        {u"undo"_s, {"mistake"_L1}},
        {u"announce"_s, {"question"_L1, "schedule"_L1, "technical_problem"_L1}},
        {u"end"_s, {"everything_done"_L1, "too_few"_L1, "technical_problem"_L1}},
    };
    return byKind.value(kind);
}

QString lastOnesKey(const QString &kind)
{
    return u"operator/lastReasons/"_s + kind;
}

} // namespace

QStringList Reasons::usual() const
{
    return m_settings->value(usualKey).toStringList();
}

void Reasons::setUsual(const QStringList &reasons)
{
    m_settings->setValue(usualKey, reasons);
}

QStringList Reasons::offered(const QString &kind) const
{
    QStringList reasons;
    const QStringList last = m_settings->value(lastOnesKey(kind)).toStringList();
    for (const QString &one : last) {
        const QString words = wordsOf(QLatin1StringView(one.toLatin1()));
        reasons.append(words.isEmpty() ? one : words);
    }
    for (const QLatin1StringView id : ownReasons(kind))
        reasons.append(wordsOf(id));
    reasons += usual();
    reasons.removeDuplicates();
    return reasons;
}

/// The program's own by their identifiers, so that they follow the program's language.
void Reasons::remember(const QString &kind, const QString &reason)
{
    if (reason.isEmpty())
        return;
    const QString id = idOf(reason);
    const QString kept = id.isEmpty() ? reason : id;
    QStringList last = m_settings->value(lastOnesKey(kind)).toStringList();
    last.removeAll(kept);
    last.prepend(kept);
    m_settings->setValue(lastOnesKey(kind), last.mid(0, lastOnesKept));
}

QString Reasons::idOf(const QString &reason)
{
    for (const OwnReason &own : Texts::all()) {
        if (!reason.isEmpty() && reason == Texts::tr(own.text))
            return own.id;
    }
    return {};
}

} // namespace LabChat
