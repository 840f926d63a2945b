// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"

#include <cstdio>
#include <map>
#include <string>
#include <string_view>

namespace LabChat {

namespace {

std::map<std::string, ProgramTest::Run> &knownTests()
{
    static std::map<std::string, ProgramTest::Run> tests;
    return tests;
}

} // namespace

ProgramTest::ProgramTest(const char *file, Run run)
{
    std::string_view name(file);
    name.remove_prefix(name.rfind('/') + 1);
    knownTests().emplace(name.substr(0, name.rfind('.')), run);
}

} // namespace LabChat

/// PROGRAM NAME [ARGUMENT...]: runs a test class with the arguments of Qt Test.
int main(int argc, char **argv)
{
    const auto &tests = LabChat::knownTests();
    const auto found = tests.find(argc > 1 ? argv[1] : "");
    if (found == tests.end()) {
        std::fputs("The first argument is one of these:\n", stderr);
        for (const auto &[name, run] : tests)
            std::fprintf(stderr, "%s\n", name.c_str());
        return 2;
    }
    argv[1] = argv[0];
    return found->second(argc - 1, argv + 1);
}
