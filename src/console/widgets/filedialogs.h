// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QFileDialog;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

/// How a dialog that asks for a file is worded. A plain value.
struct FileQuestion {
    QString objectName;
    QString title;
    QString filter;
};

/// The operator's documents; in a fresh account, which has none yet, its home.
[[nodiscard]] QString usualFolder();

/// Both make a dialog that deletes itself and is still to be opened; what is chosen comes by QFileDialog::fileSelected().
[[nodiscard]] QFileDialog *openFileDialog(const FileQuestion &question, const QString &folder, QWidget *parent);
/// @p suggested: a whole path; other names get its suffix.
[[nodiscard]] QFileDialog *saveFileDialog(const FileQuestion &question, const QString &suggested, QWidget *parent);

} // namespace LabChat
