// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/messagefinder.h"
#include "console/session/sessionmonitor.h"

#include <QtCore/QAbstractItemModel>

namespace LabChat {

/// The operator's acts in one session, the oldest first: from the log, and as they are committed. An act that reached many has its parts below
/// it. Keeps the newest acts, up to a limit. Main thread; owned by the window.
class ActionsModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { AtColumn, OperatorColumn, ActionColumn, TargetColumn, WordsColumn, ReasonColumn, TextColumn, UndoneColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole, KindRole, KindIdRole };

    static constexpr int maxRows = 20000;

    ActionsModel(const LogArchive *archive, QObject *parent);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    /// The session has more channels.
    void grow();

    [[nodiscard]] const WatchedSession *watched() const { return m_watched; }
    /// Why earlier actions are missing; empty: none are.
    [[nodiscard]] QString failureText() const { return m_failureText; }

    /// Null: there is no such action, or it is not loaded yet.
    [[nodiscard]] const Event *action(qint64 seq) const;
    /// The events of a row: all parts of an act, or one of them.
    [[nodiscard]] QList<Event> partsAt(const QModelIndex &index) const;
    [[nodiscard]] const QList<Event> &act(int row) const { return m_acts.at(row); }
    /// Those parts that were not undone yet.
    [[nodiscard]] QList<Event> inEffect(const QList<Event> &parts) const;
    /// The newest action of a kind on a message (with this seq); null: none.
    [[nodiscard]] const Event *newest(EventKind kind, qint64 message = 0) const;
    /// "Hid a message of P3 in Group 2".
    [[nodiscard]] QString what(const QList<Event> &parts) const;
    /// "Hid a message of P3 in Group 2 · 12:03:04 · by Ada", and the words of the message.
    [[nodiscard]] QString sentence(const QList<Event> &parts) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    /// More actions are known than before.
    void loaded();

private:
    void takeAnswer();
    void append(const QList<Event> &actions);
    void appendAct(const QList<Event> &parts);
    void trim();
    void showFound(qint64 message);
    void showSeen(const QList<Event> &events);
    void repaint(int row, Column first, Column last);
    [[nodiscard]] int rowOf(qint64 seq) const;
    [[nodiscard]] QString text(const QList<Event> &parts, Column column) const;
    [[nodiscard]] QString toolTip(const QList<Event> &parts, Column column) const;
    [[nodiscard]] QString undoneText(const QList<Event> &parts) const;

    const LogArchive *m_archive;
    const WatchedSession *m_watched = nullptr;
    QStringList m_channelTitles;
    QList<QList<Event>> m_acts;        ///< in the order of their first events; each with its parts, by seq
    QHash<qint64, qint64> m_undoneBy;  ///< seq by seq
    QList<Event> m_early;              ///< committed while the log is being read
    bool m_loading = false;
    QString m_failureText;
    QFutureWatcher<Result<QList<Event>>> m_watcher;
    MessageFinder *m_finder;
};

} // namespace LabChat
