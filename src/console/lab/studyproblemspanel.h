// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class StudyProblemsPanel;
}

class TextTableModel;

/// The mistakes in a study file, next to the file's text: selecting a mistake shows its line. Main thread; owned by its layout.
class StudyProblemsPanel final : public QWidget {
    Q_OBJECT

public:
    explicit StudyProblemsPanel(QWidget *parent = nullptr);
    ~StudyProblemsPanel() override;

    /// @p text: empty if the file could not be read.
    void showProblems(const QList<StudyProblem> &problems, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showChosen();
    void fitRows();

    std::unique_ptr<Ui::StudyProblemsPanel> m_ui;
    TextTableModel *m_model;
    QList<StudyProblem> m_problems;
    QTimer m_fitting;  ///< active until the table and its columns have their widths
};

} // namespace LabChat
