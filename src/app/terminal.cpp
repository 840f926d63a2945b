// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include "core/base/visibletext.h"

#include <cstdlib>

namespace LabChat {

namespace {

void print(std::FILE *file, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), file);
    std::fputc('\n', file);
    std::fflush(file);
}

} // namespace

void printLine(std::FILE *file, const QString &text)
{
    print(file, visibleText(text).toUtf8());
}

void printJson(const QByteArray &json)
{
    print(stdout, visibleJson(json));
}

void printMessagesVisibly()
{
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
        printLine(stderr, qFormatLogMessage(type, context, message));
        if (type == QtFatalMsg)
            std::abort();
    });
}

} // namespace LabChat
