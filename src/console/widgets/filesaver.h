// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/filedialogs.h"
#include "core/base/error.h"

#include <QtCore/QFutureWatcher>

#include <functional>

namespace LabChat {

class AccentLabel;

/// A file that the operator wants to save. A plain value.
struct FileToSave {
    FileQuestion question;
    QString suggestedName;
    QString outcome;  ///< with %1 for the path of the file
    std::function<QFuture<Result<void>>(const QString &fileName)> write;  ///< starts writing, in the thread pool
};

/// Writes a complete file or none. Blocks: for the thread pool. Error code `not_written`.
[[nodiscard]] Result<void> writeWholeFile(const QString &fileName, const QByteArray &bytes);

/// Asks where to save a file, writes it without blocking the window, and shows the result in a label. Main thread; owned by the widget with the label.
class FileSaver final : public QObject {
    Q_OBJECT

public:
    FileSaver(AccentLabel *outcome, QWidget *window);

    void save(const FileToSave &file);

private:
    void showOutcome();

    AccentLabel *m_outcome;
    QWidget *m_window;
    QFutureWatcher<Result<void>> m_writing;
    QString m_written;  ///< the text for success
};

} // namespace LabChat
