// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QFileDialog;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

/// The texts of a dialog that asks for a file. A plain value.
struct FileQuestion {
    QString objectName;
    QString title;
    QString filter;
};

/// The operator's documents folder; in a new account, which may not have one yet, the home folder.
[[nodiscard]] QString usualFolder();

/// All return a dialog that deletes itself and has to be opened; QFileDialog::fileSelected() reports the choice.
[[nodiscard]] QFileDialog *openFileDialog(const FileQuestion &question, const QString &folder, QWidget *parent);
/// Asks for a folder.
[[nodiscard]] QFileDialog *folderDialog(const FileQuestion &question, const QString &folder, QWidget *parent);
/// @p suggested: a complete path; other names get its suffix.
[[nodiscard]] QFileDialog *saveFileDialog(const FileQuestion &question, const QString &suggested, QWidget *parent);

} // namespace LabChat
