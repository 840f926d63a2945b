// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/messagefinder.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"


namespace LabChat {

/// The operator's actions in one session, the oldest first: from the log, and as they are
/// committed. Keeps the newest rows, up to a limit. Main thread; owned by the window.
class ActionsModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { AtColumn, OperatorColumn, ActionColumn, TargetColumn, WordsColumn, ReasonColumn, TextColumn, UndoneColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole, KindRole, KindIdRole };

    static constexpr int maxRows = 20000;

    ActionsModel(const LogArchive *archive, QObject *parent);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);

    /// Why earlier actions are missing; empty: none are.
    [[nodiscard]] QString failureText() const { return m_failureText; }

    /// Null: there is no such action, or it is not loaded yet.
    [[nodiscard]] const Event *action(qint64 seq) const;
    [[nodiscard]] const Event &actionAt(int row) const { return m_actions.at(row); }
    /// The action that undid it; null: none.
    [[nodiscard]] const Event *undoneBy(qint64 seq) const { return action(m_undoneBy.value(seq)); }
    /// The newest action of a kind on a message (with this seq); null: none.
    [[nodiscard]] const Event *newest(EventKind kind, qint64 message = 0) const;
    /// "Ada hid a message of P3 in Group 2 at 12:03:04."
    [[nodiscard]] QString sentence(const Event &action) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    /// More actions are known than before.
    void loaded();

private:
    void takeAnswer();
    void append(const QList<Event> &actions);
    void trim();
    void showFound(qint64 message);
    [[nodiscard]] int row(qint64 seq) const;
    [[nodiscard]] QString text(const Event &action, Column column) const;
    [[nodiscard]] QString undoneText(const Event &action) const;

    const LogArchive *m_archive;
    const WatchedSession *m_watched = nullptr;
    QStringList m_channelTitles;
    QList<Event> m_actions;            ///< by seq
    QHash<qint64, qint64> m_undoneBy;  ///< seq by seq
    QList<Event> m_early;              ///< committed while the log is being read
    bool m_loading = false;
    QString m_failureText;
    QFutureWatcher<Result<QList<Event>>> m_watcher;
    MessageFinder *m_finder;
};

} // namespace LabChat
