// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/studyproblemspanel.h"

#include "console/widgets/headingfont.h"
#include "console/widgets/texttablemodel.h"
#include "ui_studyproblemspanel.h"

#include <QtWidgets/QHeaderView>

namespace LabChat {

namespace {

enum Column { LineColumn, PlaceColumn, TextColumn };

} // namespace

StudyProblemsPanel::StudyProblemsPanel(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::StudyProblemsPanel>())
    , m_model(new TextTableModel({tr("Line"), tr("Location"), tr("What is wrong")}, this))
{
    m_ui->setupUi(this);
    setHeading(m_ui->problemsTitleLabel, 1.25);
    QTableView *table = m_ui->problemsTableView;
    table->setModel(m_model);
    const int digit = fontMetrics().averageCharWidth();
    table->setColumnWidth(LineColumn, digit * 7);
    table->setColumnWidth(PlaceColumn, digit * 20);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignVCenter | Qt::AlignLeading);
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, &m_fitting, qOverload<>(&QTimer::start));
    m_fitting.setSingleShot(true);
    connect(&m_fitting, &QTimer::timeout, this, &StudyProblemsPanel::fitRows);
    table->viewport()->installEventFilter(this);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StudyProblemsPanel::showChosen);
    m_ui->problemsSplitter->setSizes({digit * 72, digit * 56});
}

StudyProblemsPanel::~StudyProblemsPanel() = default;

void StudyProblemsPanel::showProblems(const QList<StudyProblem> &problems, const QString &text)
{
    m_problems = problems;
    QList<QStringList> rows;
    QSet<int> lines;
    for (const StudyProblem &problem : problems) {
        rows.append({problem.line > 0 ? QString::number(problem.line) : QString(), problem.place, problem.text});
        if (problem.line > 0)
            lines.insert(problem.line);
    }
    m_ui->problemsTitleLabel->setText(tr("This study cannot be used: %Ln mistakes", nullptr, int(problems.size())));
    m_ui->sourceView->showText(text, lines);
    m_ui->sourceView->setVisible(!text.isEmpty());
    m_model->setRows(rows, rows.size());
    fitRows();
    m_ui->problemsTableView->selectRow(0);
}

bool StudyProblemsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        m_fitting.start();
    return QWidget::eventFilter(watched, event);
}

/// Makes the rows high enough for their texts, with some space between the mistakes.
void StudyProblemsPanel::fitRows()
{
    QTableView *table = m_ui->problemsTableView;
    table->resizeRowsToContents();
    for (int row = 0; row < m_model->rowCount(); ++row)
        table->setRowHeight(row, table->rowHeight(row) + fontMetrics().height() / 2);
}

void StudyProblemsPanel::showChosen()
{
    const int row = m_ui->problemsTableView->currentIndex().row();
    if (row >= 0 && row < m_problems.size())
        m_ui->sourceView->selectLine(m_problems.at(row).line);
}

} // namespace LabChat
