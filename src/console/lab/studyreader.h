// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runnablestudy.h"

#include <QtCore/QFutureWatcher>

namespace LabChat {

/// What was read: a study or what is wrong with it, and the file's text.
struct StudyFile {
    QString path;
    StudyResult study;
    QString text;
};

/// Reads the study file that is chosen in the thread pool, and notices when somebody changes it. Main thread; owned by the
/// dialog that makes sessions.
class StudyReader final : public QObject {
    Q_OBJECT

public:
    explicit StudyReader(QObject *parent);

    /// What is still being read of another file is dropped. Empty: no file is chosen.
    void choose(const QString &path);
    void read();
    /// Whether the file is still as it was read.
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
    bool m_isLookingAgain = false;  ///< until its result is taken
};

} // namespace LabChat
