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

/// Something that a rule applies to.
struct Highlight {
    qint64 session = 0;
    int channel = 0;
    qint64 seq = 0;     ///< the message; for silence the last one that was said, 0: none
    qint64 atMs = 0;
    QString channelTitle;
    QString who;        ///< empty: nobody, it is silence
    QString text;
    HighlightRule rule;
};

/// Looks at everything that participants say, in all sessions, with the operator's rules, and for channels
/// that have gone silent. Keeps the rules in the settings. Main thread; owned by the window.
class Highlighter final : public QObject {
    Q_OBJECT

public:
    Highlighter(const SessionMonitor *monitor, QSettings *settings, Clock clock, QObject *parent);

    [[nodiscard]] const QList<HighlightRule> &rules() const { return m_matcher.rules(); }
    void setRules(const QList<HighlightRule> &rules);
    /// The rule that a message is marked by; null: none.
    [[nodiscard]] const HighlightRule *ruleFor(const Event &message) const;

signals:
    void highlighted(const QList<LabChat::Highlight> &highlights);
    void rulesChanged();

private:
    void useRules(const QList<HighlightRule> &rules);
    void look(const SessionChanges &changes);
    void listen();
    void listenTo(const WatchedSession &watched, QList<Highlight> &silences);
    void noteSilence(const WatchedSession &watched, int channel, qint64 quietSinceMs, QList<Highlight> &silences);
    [[nodiscard]] HighlightSubject subject(const Event &message, const WatchedSession &watched) const;
    [[nodiscard]] QStringList namesOf(const WatchedSession &watched, int channel) const;

    const SessionMonitor *m_monitor;
    QSettings *m_settings;
    Clock m_clock;
    HighlightMatcher m_matcher;
    QTimer m_listening;    ///< runs only while there are rules of silence
    mutable QHash<qint64, QStringList> m_titles;           ///< of channels, by session
    std::map<std::tuple<qint64, int, qsizetype>, qint64> m_toldSilences;  ///< by session, channel and rule: quiet since
    QHash<std::pair<qint64, int>, qint64> m_lastShutAtMs;  ///< by session and channel: when nobody could write there
};

} // namespace LabChat
