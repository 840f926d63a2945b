// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/copytext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>
#include <QtCore/QVariant>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QPushButton>

#include <chrono>

namespace LabChat {

using namespace std::chrono_literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::CopyText)
};

constexpr auto stays = 1500ms;
constexpr auto usualText = "usualText"; ///< a property of a button that says so now

} // namespace

void copyText(const QString &text, QPushButton *button)
{
    QGuiApplication::clipboard()->setText(text);
    if (button->property(usualText).isValid())
        return;
    button->setProperty(usualText, button->text());
    button->setMinimumWidth(button->width());
    button->setText(Texts::tr("Copied"));
    QTimer::singleShot(stays, button, [button] {
        button->setText(button->property(usualText).toString());
        button->setProperty(usualText, {});
        button->setMinimumWidth(0);
    });
}

} // namespace LabChat
