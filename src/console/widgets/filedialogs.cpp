// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/filedialogs.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>

namespace LabChat {

namespace {

QFileDialog *fileDialog(const FileQuestion &question, const QString &folder, QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, question.title, folder, question.filter);
    dialog->setObjectName(question.objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

QString usualFolder()
{
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return (documents.exists() ? documents : QDir::home()).path();
}

QFileDialog *openFileDialog(const FileQuestion &question, const QString &folder, QWidget *parent)
{
    QFileDialog *dialog = fileDialog(question, folder, parent);
    dialog->setFileMode(QFileDialog::ExistingFile);
    return dialog;
}

QFileDialog *folderDialog(const FileQuestion &question, const QString &folder, QWidget *parent)
{
    QFileDialog *dialog = fileDialog(question, folder, parent);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    return dialog;
}

QFileDialog *saveFileDialog(const FileQuestion &question, const QString &suggested, QWidget *parent)
{
    const QFileInfo file(suggested);
    QFileDialog *dialog = fileDialog(question, file.path(), parent);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(file.suffix());
    dialog->selectFile(suggested);
    return dialog;
}

} // namespace LabChat
