// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/datadirectory.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTextStream>

/// A process that takes a data directory, prints the result, and holds it until its input ends.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    const auto directory = LabChat::DataDirectory::take(application.arguments().value(1));
    out << (directory ? QStringLiteral("taken") : directory.error().code + u' ' + directory.error().text) << Qt::endl;
    (void)QTextStream(stdin).readAll();
    return 0;
}
