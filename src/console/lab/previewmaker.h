// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/sessionpreview.h"

#include <QtCore/QFutureWatcher>

#include <optional>

namespace LabChat {

/// Makes previews in the thread pool, one at a time; of the requests during that
/// time, only the latest counts. Main thread; owned by the dialog that shows them.
class PreviewMaker final : public QObject {
    Q_OBJECT

public:
    explicit PreviewMaker(QObject *parent);

    void make(const Study &study);
    /// Drops the current request.
    void forget();

signals:
    void made(const LabChat::SessionPreview &preview);
    /// Error codes of makeSession().
    void failed(const LabChat::Error &error);

private:
    void finish();
    void emitResult(const Result<SessionPreview> &preview);

    QFutureWatcher<Result<SessionPreview>> m_watcher;
    std::optional<Study> m_next;
    bool m_wanted = false;
};

} // namespace LabChat
