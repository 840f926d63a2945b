// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/study.h"

#include <QtCore/QAbstractListModel>

#include <optional>

namespace LabChat {

/// The studies to choose from: the included ones, and files, each under a heading. Main thread; owned by the dialog.
class StudiesModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { DescriptionRole = Qt::UserRole + 1, HeadingRole, PathRole, NameRole };

    StudiesModel(const QStringList &recentFiles, QObject *parent);

    /// The row of a file. A new file becomes the first one of the files.
    [[nodiscard]] QModelIndex addFile(const QString &path);
    [[nodiscard]] QModelIndex firstStudy() const { return index(1); }
    /// An included study; nothing for a file (it has to be read) or a heading.
    [[nodiscard]] std::optional<Study> shippedStudy(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Entry {
        QString title;
        QString description;  ///< empty: a heading
        QString path;
        std::optional<Study> study;
        QString name;         ///< of an included study; empty: it is none
    };

    [[nodiscard]] static Entry fileEntry(const QString &path);

    QList<Entry> m_entries;
    int m_filesAt = 0;  ///< the row of the files' heading, or where it would be
};

} // namespace LabChat
