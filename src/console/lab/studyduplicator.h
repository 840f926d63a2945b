// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QFutureWatcher>

namespace LabChat {

class AccentLabel;

/// Asks for a folder and copies an included study into it, as the beginning of a study of one's own; the result is shown
/// in a label. Main thread; owned by the dialog.
class StudyDuplicator final : public QObject {
    Q_OBJECT

public:
    StudyDuplicator(AccentLabel *outcome, QWidget *window);

    void ask(const QString &name);

signals:
    /// The copied study's file.
    void copied(const QString &path);

private:
    void finish();

    AccentLabel *m_outcome;
    QWidget *m_window;
    QFutureWatcher<Result<QString>> m_copying;
};

} // namespace LabChat
