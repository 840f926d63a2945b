// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runnablestudy.h"

#include <QtCore/QFutureWatcher>

namespace LabChat {

/// A file that was read: a study or its mistakes, and the file's text.
struct StudyFile {
    QString path;
    StudyResult study;
    QString text;
};

/// Reads the selected study file in the thread pool, and notices changes of it. Main thread; owned by the dialog for new sessions.
class StudyReader final : public QObject {
    Q_OBJECT

public:
    explicit StudyReader(QObject *parent);

    /// A pending read of another file is dropped. Empty: no file is selected.
    void choose(const QString &path);
    void read();
    /// Checks whether the file has changed since it was read.
    void lookAgain();
    [[nodiscard]] bool isLookingAgain() const { return m_isLookingAgain; }

signals:
    void fileRead(const LabChat::StudyFile &file);
    void foundChanged(const LabChat::StudyFile &file);
    void foundUnchanged();

private:
    void finishReading();
    void finishLookingAgain();

    QString m_chosen;
    StudyFile m_lastRead;
    QFutureWatcher<StudyFile> m_reading;
    QFutureWatcher<StudyFile> m_lookingAgain;
    bool m_isLookingAgain = false;  ///< until its result is processed
};

} // namespace LabChat
