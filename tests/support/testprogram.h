// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

namespace LabChat {

/// A test class of this program. Made before main() by LABCHAT_TEST; there for as long as the program is.
class ProgramTest final {
public:
    using Run = int (*)(int argc, char **argv);
    /// @p file: its source, whose name without folder and ending is the test's name.
    ProgramTest(const char *file, Run run);
};

template<typename Class, typename Application>
int runTest(int argc, char **argv)
{
    if constexpr (requires { Class::initMain(); })
        Class::initMain();
    Application application(argc, argv);
    Class test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace LabChat

/// In place of QTEST_MAIN: many test classes are in one program, which runs the one that its first argument names. As there, initMain() is called before the
/// application is made.
#define LABCHAT_TEST(Class, Application) static const LabChat::ProgramTest test##Class(__FILE__, &LabChat::runTest<Class, Application>);
