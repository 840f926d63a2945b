// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lab/newsessionfixture.h"

#include <QtCore/QFile>
#include <QtTest/QTest>
#include <QtWidgets/QListView>

namespace LabChat {

using namespace Qt::StringLiterals;

const QByteArray NewSessionFixture::timedStudy = R"({
  "name": "timed", "title": "Timed", "num_participants": 4, "players_per_group": 2, "num_rounds": 2,
  "matching": "perfect_strangers", "roles": ["Seller", "Buyer"],
  "pages": [ { "name": "offer", "title": "Your Offer", "ends": "timer", "duration_s": 60, "chats": [ { "name": "group" } ] },
             { "name": "end", "ends": "operator" } ]
})";

void NewSessionFixture::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_folder->path().toLocal8Bit());
    m_requests.clear();
    m_opened.clear();
}

void NewSessionFixture::cleanup()
{
    delete m_dialog;
    m_dialog = nullptr;
}

void NewSessionFixture::makeDialog(const QStringList &recent)
{
    m_dialog = new NewSessionDialog({u"lab1"_s, u"lab2"_s}, recent, nullptr);
    connect(m_dialog, &NewSessionDialog::sessionRequested, this, [this](const SessionRequest &request) { m_requests.append(request); });
    connect(m_dialog, &NewSessionDialog::fileOpened, this, [this](const QString &path) { m_opened.append(path); });
    connect(m_dialog, &QObject::destroyed, this, [this] { m_dialog = nullptr; });
    m_dialog->open();
}

void NewSessionFixture::choose(const QString &title) const
{
    auto *list = find<QListView>(u"studiesListView"_s);
    const QModelIndexList found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, title, 1, Qt::MatchExactly);
    QVERIFY2(!found.isEmpty(), qPrintable(title));
    list->setCurrentIndex(found.first());
}

QString NewSessionFixture::write(const QString &name, const QByteArray &json) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("cannot write a study");
    return file.fileName();
}

void NewSessionFixture::click(const QString &button) const
{
    QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
}

QString NewSessionFixture::cell(const QString &view, int row, int column) const
{
    return find<QAbstractItemView>(view)->model()->index(row, column).data().toString();
}

} // namespace LabChat
