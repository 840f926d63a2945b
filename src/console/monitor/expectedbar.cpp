// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/expectedbar.h"

#include "console/monitor/expectedparticipants.h"
#include "console/monitor/participantsmodel.h"
#include "console/widgets/boxes.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/filedialogs.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtGui/QAction>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace LabChat {

using namespace Qt::StringLiterals;

ExpectedBar::ExpectedBar(ExpectedParticipants *expected, ParticipantsModel *model, QWidget *parent)
    : QWidget(parent), m_expected(expected), m_model(model), m_count(new QLabel(this)), m_button(new QPushButton(tr("E&xpected"), this))
{
    m_count->setObjectName(u"expectedCountLabel"_s);
    m_count->setAccessibleName(tr("Expected participants who are here"));
    m_button->setObjectName(u"expectedPushButton"_s);
    m_button->setAccessibleName(tr("Expected participants"));
    m_button->setToolTip(tr("Shows who is still missing, from a table of the expected participants"));
    auto *menu = new QMenu(m_button);
    menu->setObjectName(u"expectedMenu"_s);
    menu->setToolTipsVisible(true);
    QAction *load = menu->addAction(tr("&Load a table…"), this, &ExpectedBar::chooseFile);
    load->setObjectName(u"loadExpectedAction"_s);
    load->setToolTip(tr("A CSV file with the columns “label” or “code”, and “group”, “role” and “session” if they are known"));
    m_remove = menu->addAction(tr("&Remove the table"), this, &ExpectedBar::remove);
    m_remove->setObjectName(u"removeExpectedAction"_s);
    m_button->setMenu(menu);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_count);
    layout->addWidget(m_button);
    connect(model, &ParticipantsModel::expectedChanged, this, &ExpectedBar::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &ExpectedBar::refresh);
    connect(&m_read, &QFutureWatcherBase::finished, this, &ExpectedBar::takeTable);
    refresh();
}

void ExpectedBar::refresh()
{
    setVisible(m_model->isOfOtherSystem());
    const int all = m_model->expectedCount();
    m_remove->setEnabled(all > 0);
    m_count->setVisible(all > 0);
    m_count->setText(tr("%1 of %2 are here", "of the expected participants").arg(numberText(all - m_model->missingCount()), numberText(all)));
}

void ExpectedBar::chooseFile()
{
    const WatchedSession *watched = m_model->watched();
    if (!watched)
        return;
    m_session = watched->session().id;
    const FileQuestion question{u"expectedFileDialog"_s, tr("Load a table of participants"), tr("CSV files (*.csv *.txt);;All files (*)")};
    QFileDialog *dialog = openFileDialog(question, usualFolder(), this);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, session = watched->session().origin.session](const QString &path) { m_read.setFuture(QtConcurrent::run(readExpected, path, session)); });
    dialog->open();
}

/// The operator may show another session by now.
void ExpectedBar::takeTable()
{
    const WatchedSession *watched = m_model->watched();
    if (!watched || watched->session().id != m_session)
        return;
    if (const auto table = m_read.result()) {
        m_expected->keep(watched->session(), *table);
        return;
    }
    openWarning({u"expectedFailureMessageBox"_s, tr("Load a table of participants"), m_read.result().error().text}, window());
}

void ExpectedBar::remove()
{
    if (const WatchedSession *watched = m_model->watched())
        m_expected->keep(watched->session(), {});
}

} // namespace LabChat
