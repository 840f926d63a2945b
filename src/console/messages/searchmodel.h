// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QAbstractListModel>

namespace LabChat {

/// The results of a search, the newest first. Main thread; owned by the search panel.
class SearchModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { SessionRole = Qt::UserRole + 1, ChannelRole, SeqRole, ParticipantRole, WhoRole, WhereRole, WhenRole, TermsRole };

    using QAbstractListModel::QAbstractListModel;

    /// @p hits: with the channels' titles in the console. @p terms: the terms of the
    /// search. @p namesSessions: the hits are from several sessions and show which one.
    void setHits(const QList<SearchHit> &hits, const QStringList &terms, bool namesSessions);
    /// The row of a message; invalid: it is not a hit.
    [[nodiscard]] QModelIndex find(qint64 session, qint64 seq) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString who(const SearchHit &hit) const;
    [[nodiscard]] QString where(const SearchHit &hit) const;

    QList<SearchHit> m_hits;
    QStringList m_terms;
    bool m_namesSessions = false;
};

} // namespace LabChat
