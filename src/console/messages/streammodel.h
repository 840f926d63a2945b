// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/streampager.h"
#include "console/messages/streamquery.h"
#include "console/moderation/moderationactions.h"
#include "console/session/channelhomes.h"
#include "console/session/sessionmonitor.h"

#include <QtCore/QAbstractTableModel>

#include <optional>

namespace LabChat {

class Highlighter;
struct HighlightRule;

/// What is said in all channels of one or several sessions, in the order of time: the last page from the log, older
/// ones when they are asked for, and new messages as they are committed. Keeps a bounded number of rows: who follows
/// the end loses the oldest (they can be loaded again); who reads far back is told how many came since; who looks for
/// something far back keeps only what fits. Main thread; owned by the stream's panel.
class StreamModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, SessionColumn, ChannelColumn, GroupColumn, AuthorColumn, TextColumn, ColumnCount };
    enum Role { SessionRole = Qt::UserRole + 1, ChannelRole, SeqRole, PlaceRole, CopyRole, HighlightRole, HiddenRole };

    static constexpr int pageSize = 500;
    static constexpr int maxRows = 5000;          ///< while the end is followed
    static constexpr int maxRowsReadBack = 10000; ///< while older messages are read

    StreamModel(const LogArchive *archive, QObject *parent);

    /// Answers HighlightRole, the colour of the rule that marks a message. Must outlive the model.
    void setHighlighter(const Highlighter *highlighter) { m_highlighter = highlighter; }
    void setSessions(const QList<const WatchedSession *> &sessions);
    /// Loads the end anew.
    void reload();
    void loadOlder();
    /// From now on, until reload(), only messages that fit are kept: so that the whole log can be looked through.
    void sieve(const StreamQuery &query);
    [[nodiscard]] bool isSieved() const { return m_sieve.has_value(); }
    /// So many messages are, or were, among the rows; what came before is not known.
    [[nodiscard]] qint64 lookedThrough() const { return rowCount() + m_sievedOut; }
    /// Takes up what was said; flush() shows it, merged with what other sessions brought at the same time.
    void update(const SessionChanges &changes);
    void flush();
    /// Whether the end is on the screen, so that the oldest rows may go.
    void setFollowing(bool following);

    [[nodiscard]] bool isLoading() const { return m_pager.isReading(); }
    [[nodiscard]] bool hasOlder() const { return !m_allRead; }
    [[nodiscard]] QString failureText() const { return m_failureText; }
    /// New messages that were not appended because too many rows would have been kept: reload() shows them.
    [[nodiscard]] int missed() const { return m_missed; }
    [[nodiscard]] bool isDetached() const { return m_detached; }
    [[nodiscard]] bool fits(int row, const StreamQuery &query) const { return fits(m_rows.at(row), query); }
    [[nodiscard]] MessageSubject subject(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void stateChanged();

private:
    struct Row {
        qint64 session = 0;
        qint64 seq = 0;
        qint64 atMs = 0;
        int channel = 0;
        int participant = 0;
        QString nickname;
        QString body;
    };
    struct Source {
        const WatchedSession *watched = nullptr;
        QStringList titles;
        QList<ChannelHome> homes;
        qint64 shownFrom = 0;  ///< what is before this seq is not among the rows
        qint64 liveFrom = 0;   ///< what is told live before this seq comes from the log
    };

    [[nodiscard]] static Row rowOf(const Event &event);
    [[nodiscard]] QList<Row> rowsOf(const QList<Event> &messages);
    [[nodiscard]] bool fits(const Row &row, const StreamQuery &query) const;
    void repaint(qint64 session, qint64 seq);
    void prepend(const QList<Event> &messages);
    void trimFront();
    void dropEnd();
    void restartPager();
    [[nodiscard]] QString text(const Row &row, Column column) const;
    [[nodiscard]] int group(const Row &row) const;
    [[nodiscard]] QString author(const Row &row) const;
    [[nodiscard]] bool isBy(const Row &row, const QString &author) const;
    [[nodiscard]] bool isHidden(const Row &row) const;
    /// Null: none.
    [[nodiscard]] const HighlightRule *ruleFor(const Row &row) const;
    [[nodiscard]] QString toolTip(const Row &row) const;

    QHash<qint64, Source> m_sources;
    QList<Row> m_rows;
    QList<Event> m_batch;  ///< told live, not shown yet
    StreamPager m_pager;
    const Highlighter *m_highlighter = nullptr;
    std::optional<StreamQuery> m_sieve;
    qint64 m_sievedOut = 0;
    QString m_failureText;
    int m_missed = 0;
    bool m_allRead = false;
    bool m_following = true;
    bool m_detached = false;
};

} // namespace LabChat
