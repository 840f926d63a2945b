// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/boxes.h"

#include "console/widgets/symbolicon.h"

#include <QtWidgets/QPushButton>

namespace LabChat {

namespace {

QMessageBox *makeBox(QMessageBox::Icon icon, const BoxTexts &texts, QMessageBox::StandardButton button, QWidget *parent)
{
    auto *box = new QMessageBox(icon, texts.title, texts.text, button, parent);
    box->setObjectName(texts.objectName);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(texts.explanation);
    return box;
}

} // namespace

QPushButton *openQuestion(QMessageBox::Icon icon, const BoxTexts &texts, const BoxButton &confirm, QWidget *parent)
{
    QMessageBox *const box = makeBox(icon, texts, QMessageBox::Cancel, parent);
    QPushButton *const button = box->addButton(confirm.text, QMessageBox::AcceptRole);
    button->setObjectName(confirm.objectName);
    box->setDefaultButton(QMessageBox::Cancel);
    removeButtonIcons(*box);
    box->open();
    return button;
}

void openWarning(const BoxTexts &texts, QWidget *parent)
{
    QMessageBox *const box = makeBox(QMessageBox::Warning, texts, QMessageBox::Ok, parent);
    removeButtonIcons(*box);
    box->open();
}

} // namespace LabChat
