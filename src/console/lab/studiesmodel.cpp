// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/studiesmodel.h"

#include "console/session/studychanges.h"
#include "core/session/runnablestudy.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace LabChat {

using namespace Qt::StringLiterals;

StudiesModel::StudiesModel(const QStringList &recentFiles, QObject *parent) : QAbstractListModel(parent)
{
    m_entries.append({tr("Included in LabChat"), {}, {}, {}, {}});
    const QStringList names = shippedStudies();
    for (const QString &name : names) {
        if (const StudyResult study = findStudy(name)) // from the program's resources, not from a disk; a test reads all of them
            m_entries.append({study->title, studyNumbersText(*study), {}, *study, name});
    }
    m_filesAt = int(m_entries.size());
    for (auto it = recentFiles.rbegin(); it != recentFiles.rend(); ++it)
        (void)addFile(*it);
}

QModelIndex StudiesModel::addFile(const QString &path)
{
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).path == path)
            return index(row);
    }
    if (m_entries.size() == m_filesAt) {
        beginInsertRows({}, m_filesAt, m_filesAt + 1);
        m_entries.append({{tr("Files"), {}, {}, {}, {}}, fileEntry(path)});
    } else {
        beginInsertRows({}, m_filesAt + 1, m_filesAt + 1);
        m_entries.insert(m_filesAt + 1, fileEntry(path));
    }
    endInsertRows();
    return index(m_filesAt + 1);
}

std::optional<Study> StudiesModel::shippedStudy(const QModelIndex &index) const
{
    return index.isValid() ? m_entries.at(index.row()).study : std::nullopt;
}

int StudiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant StudiesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case DescriptionRole:
        return entry.description;
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole:
        return entry.path.isEmpty() ? entry.description : QDir::toNativeSeparators(entry.path);
    case HeadingRole:
        return entry.description.isEmpty();
    case PathRole:
        return entry.path;
    case NameRole:
        return entry.name;
    default:
        return {};
    }
}

Qt::ItemFlags StudiesModel::flags(const QModelIndex &index) const
{
    const bool isHeading = index.isValid() && m_entries.at(index.row()).description.isEmpty();
    return isHeading ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : QAbstractListModel::flags(index);
}

StudiesModel::Entry StudiesModel::fileEntry(const QString &path)
{
    const QFileInfo file(path);
    QString folder = QDir::toNativeSeparators(file.path());
    if (const QString home = QDir::toNativeSeparators(QDir::homePath()); folder.startsWith(home))
        folder.replace(0, home.size(), u"~"_s);
    return {file.fileName(), folder, path, {}, {}};
}

} // namespace LabChat
