// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/messagewindow.h"
#include "console/messages/streampager.h"
#include "console/messages/streamsessions.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"

#include <optional>

namespace LabChat {

/// The window over all channels of one or several sessions, in order of time: the last page from the log, older pages on request, and new messages
/// as they are committed. While a filter searches further back, only matching messages are kept. Main thread; owned by the stream's panel.
class StreamModel final : public MessageWindow {
    Q_OBJECT

public:
    enum Column { TimeColumn, SessionColumn, ChannelColumn, GroupColumn, AuthorColumn, TextColumn, ColumnCount };
    enum Role { SessionRole = FirstOwnRole, ChannelRole, SeqRole, PlaceRole, HiddenRole };

    StreamModel(const LogArchive *archive, QObject *parent);

    /// Returns HighlightRole, the colour of the rule that marks a message. Must outlive the model.
    void setHighlighter(const Highlighter *highlighter) { m_highlighter = highlighter; }
    void setSessions(const QList<const WatchedSession *> &sessions);
    /// A session has more channels; the rows stay.
    void grow(const WatchedSession &watched) { m_sessions.grow(watched); }
    void reload() override;
    void loadOlder() override;
    /// From now on, until reload(), only messages that fit are kept: so that the whole log can be looked through.
    void keepOnly(const StreamQuery &query);
    [[nodiscard]] bool isFiltered() const { return m_onlyMatching.has_value(); }
    /// How many of the newest messages are, or were, among the rows.
    [[nodiscard]] qint64 searchedCount() const { return rowCount() + m_filteredOut; }
    /// Takes over new messages. flush() adds them, merged with those of other sessions.
    void update(const SessionChanges &changes);
    void flush();

    [[nodiscard]] bool isLoading() const { return m_pager.isReading(); }
    [[nodiscard]] bool hasOlder() const { return !m_allRead; }
    [[nodiscard]] QString failureText() const { return m_failureText; }
    [[nodiscard]] bool fits(int row, const StreamQuery &query) const { return m_sessions.fits(rows().at(row), query); }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void stateChanged();

private:
    /// The sources of a session's messages, by seq.
    struct Borders {
        qint64 shownFrom = 0;  ///< messages before this seq are not among the rows
        qint64 liveFrom = 0;   ///< live messages before this seq come from the log
    };

    [[nodiscard]] QList<MessageRow> rowsOf(const QList<Event> &messages);
    void repaint(qint64 session, qint64 seq);
    void takeOlder(const QList<Event> &messages);
    void prepareToDrop(int count) override;
    void restartPager();
    [[nodiscard]] QString text(const MessageRow &message, Column column) const;
    [[nodiscard]] QString toolTip(const MessageRow &message) const;

    QList<ColumnHeading> m_headings;
    StreamSessions m_sessions;
    QHash<qint64, Borders> m_borders;
    QList<Event> m_batch;  ///< received live, not shown yet
    StreamPager m_pager;
    const Highlighter *m_highlighter = nullptr;
    std::optional<StreamQuery> m_onlyMatching;
    qint64 m_filteredOut = 0;
    QString m_failureText;
    bool m_allRead = false;
};

} // namespace LabChat
