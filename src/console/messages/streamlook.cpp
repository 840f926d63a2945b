// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streamlook.h"

#include "console/messages/streamfilter.h"
#include "console/messages/streamview.h"

namespace LabChat {

namespace {

/// The maximum number of messages that one search further back goes through.
constexpr qint64 messagesPerLook = 20 * StreamModel::pageSize;

} // namespace

StreamLook::StreamLook(StreamModel *model, StreamFilter *filter, StreamView *view) : QObject(view), m_model(model), m_filter(filter), m_view(view)
{
    connect(model, &QAbstractItemModel::modelReset, this, &StreamLook::startOver);
}

void StreamLook::startOver()
{
    m_limit = StreamModel::maxRows;
    m_wantedRows = 0;
}

void StreamLook::goOn()
{
    const bool wanted = m_filter->isFiltering() && m_filter->rowCount() < qMax(rowsInView(), m_wantedRows) && m_model->searchedCount() < m_limit;
    if (wanted && m_model->hasOlder() && !m_model->isLoading() && m_model->failureText().isEmpty())
        QMetaObject::invokeMethod(m_model, &StreamModel::loadOlder, Qt::QueuedConnection);
}

void StreamLook::goFurtherBack()
{
    m_model->keepOnly(m_filter->query());
    m_limit = m_model->searchedCount() + messagesPerLook;
    m_wantedRows = m_filter->rowCount() + rowsInView();
    m_model->loadOlder();
}

int StreamLook::rowsInView() const
{
    return m_view->viewport()->height() / qMax(1, m_view->fontMetrics().height());
}

} // namespace LabChat
