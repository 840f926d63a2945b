// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/streammodel.h"

namespace LabChat {

class StreamFilter;
class StreamView;

/// Searches older messages for matches of the filter: automatically until the view
/// is full, and further back on request. Main thread; owned by the stream's panel.
class StreamLook final : public QObject {
    Q_OBJECT

public:
    StreamLook(StreamModel *model, StreamFilter *filter, StreamView *view);

    /// Starts again with another filter or other sessions.
    void startOver();
    /// Continues if the matches do not fill the view. To be called after more messages were read.
    void goOn();
    /// Searches another part of the log; from now on the model keeps only matching messages.
    void goFurtherBack();

private:
    [[nodiscard]] int rowsInView() const;

    StreamModel *m_model;
    StreamFilter *m_filter;
    StreamView *m_view;
    qint64 m_limit = StreamModel::maxRows;  ///< how many messages are searched automatically
    int m_wantedRows = 0;                   ///< how many matches are wanted
};

} // namespace LabChat
