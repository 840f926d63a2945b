// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/streammodel.h"

namespace LabChat {

class StreamFilter;
class StreamView;

/// Looks through older messages for what fits the filter: by itself until the view is full, and further back when it is
/// asked to. Main thread; owned by the stream's panel.
class StreamLook final : public QObject {
    Q_OBJECT

public:
    StreamLook(StreamModel *model, StreamFilter *filter, StreamView *view);

    /// Looks for something else, or elsewhere.
    void startOver();
    /// Goes on where what was found does not fill the view. To be called when more was read.
    void goOn();
    /// Looks through another part of the log; from now on the model keeps only what fits.
    void goFurtherBack();

private:
    [[nodiscard]] int rowsInView() const;

    StreamModel *m_model;
    StreamFilter *m_filter;
    StreamView *m_view;
    qint64 m_limit = StreamModel::maxRows;  ///< so many messages are looked through without being asked
    int m_wantedRows = 0;                   ///< until so many fit
};

} // namespace LabChat
