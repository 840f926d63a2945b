// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/highlights/highlightrules.h"
#include "console/session/sessionmonitor.h"
#include "core/base/clock.h"

#include <map>
#include <tuple>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// A match of a rule.
struct Highlight {
    qint64 session = 0;
    int channel = 0;
    qint64 seq = 0;     ///< the message; for silence the last message, 0: none
    qint64 atMs = 0;
    QString channelTitle;
    QString who;        ///< empty for silence
    QString text;
    HighlightRule rule;
};

/// Applies the operator's rules to all messages of participants, in all sessions, and to channels
/// that have become silent. Stores the rules in the settings. Main thread; owned by the window.
class Highlighter final : public QObject {
    Q_OBJECT

public:
    Highlighter(const SessionMonitor *monitor, QSettings *settings, Clock clock, QObject *parent);

    [[nodiscard]] const QList<HighlightRule> &rules() const { return m_matcher.rules(); }
    void setRules(const QList<HighlightRule> &rules);
    /// The rule that marks a message; null: none.
    [[nodiscard]] const HighlightRule *ruleFor(const Event &message) const;

signals:
    void highlighted(const QList<LabChat::Highlight> &highlights);
    void rulesChanged();

private:
    void useRules(const QList<HighlightRule> &rules);
    void look(const SessionChanges &changes);
    void followClock(const Event &jump);
    void listen();
    void listenTo(const WatchedSession &watched, QList<Highlight> &silences);
    void noteSilence(const WatchedSession &watched, int channel, qint64 quietSinceMs, QList<Highlight> &silences);
    [[nodiscard]] HighlightSubject subject(const Event &message, const WatchedSession &watched) const;
    [[nodiscard]] QStringList namesOf(const WatchedSession &watched, int channel) const;

    const SessionMonitor *m_monitor;
    QSettings *m_settings;
    Clock m_clock;
    HighlightMatcher m_matcher;
    QTimer m_listening;    ///< active only while there are rules for silence
    mutable QHash<qint64, QStringList> m_titles;           ///< of channels, by session
    std::map<std::tuple<qint64, int, qsizetype>, qint64> m_reportedSilences;  ///< by session, channel and rule: silent since
    QHash<std::pair<qint64, int>, qint64> m_lastShutAtMs;  ///< by session and channel: when nobody could write there last
};

} // namespace LabChat
