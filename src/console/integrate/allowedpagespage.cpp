// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/allowedpagespage.h"

#include "console/integrate/linelist.h"
#include "console/session/serversettings.h"
#include "core/base/origins.h"
#include "ui_allowedpagespage.h"

namespace LabChat {

using namespace Qt::StringLiterals;

AllowedPagesPage::AllowedPagesPage(ServerSettings *settings) : m_ui(std::make_unique<Ui::AllowedPagesPage>()), m_settings(settings)
{
    m_ui->setupUi(this);
    m_ui->allowedSocketsPlainTextEdit->setPlainText(settings->pages().sockets.join(u'\n'));
    m_ui->allowedFramesPlainTextEdit->setPlainText(settings->pages().frames.join(u'\n'));
    const auto show = [](AccentLabel *label, const QStringList &given, const QString &text) {
        label->showText(given.isEmpty() ? QString() : text.arg(given.join(u", "_s)));
    };
    show(m_ui->givenSocketsLabel, settings->givenPages().sockets, tr("Also allowed, by --allow-origin: %1"));
    show(m_ui->givenFramesLabel, settings->givenPages().frames, tr("Also allowed, by --allow-frame: %1"));
    m_ui->allowedVerdictLabel->hide();
}

AllowedPagesPage::~AllowedPagesPage() = default;

void AllowedPagesPage::showDefaults()
{
    m_ui->allowedSocketsPlainTextEdit->clear();
    m_ui->allowedFramesPlainTextEdit->clear();
}

bool AllowedPagesPage::isValid()
{
    const QStringList all = originsIn(m_ui->allowedSocketsPlainTextEdit->toPlainText()) + originsIn(m_ui->allowedFramesPlainTextEdit->toPlainText());
    const QString wrong = firstWrong(all, isOrigin);
    m_ui->allowedVerdictLabel->showText(
        wrong.isEmpty() ? QString() : tr("“%1” is not the beginning of a page's address. Write it as https://survey.example.").arg(wrong), Accent::Bad);
    return wrong.isEmpty();
}

void AllowedPagesPage::apply()
{
    m_settings->setPages({originsIn(m_ui->allowedSocketsPlainTextEdit->toPlainText()), originsIn(m_ui->allowedFramesPlainTextEdit->toPlainText())});
}

} // namespace LabChat
