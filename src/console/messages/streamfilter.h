// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/streammodel.h"

#include <QtCore/QSortFilterProxyModel>

namespace LabChat {

/// Shows the messages that match the query. Main thread; owned by the stream's panel.
class StreamFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    StreamFilter(StreamModel *model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model) { setSourceModel(model); }

    [[nodiscard]] bool isFiltering() const { return !m_query.isEmpty(); }
    [[nodiscard]] const StreamQuery &query() const { return m_query; }
    void setQuery(const StreamQuery &query)
    {
        m_query = query;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &) const override { return m_query.isEmpty() || m_model->fits(row, m_query); }

private:
    StreamModel *m_model;
    StreamQuery m_query;
};

} // namespace LabChat
