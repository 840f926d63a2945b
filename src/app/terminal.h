// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <cstdio>

namespace LabChat {

/// The program's output. It may contain what others typed: nothing of it reaches a terminal as a control character.

void printLine(std::FILE *file, const QString &text);
/// A JSON object on standard output.
void printJson(const QByteArray &json);
/// From now on, Qt's messages and the program's own warnings are printed in this way, too.
void printMessagesVisibly();

} // namespace LabChat
