// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exportrequest.h"

#include <algorithm>
#include <array>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// All formats, in the order of the enum.
const std::array<ExportFormatInfo, 16> &exportFormats()
{
    using enum ExportFormat;
    static const std::array<ExportFormatInfo, 16> formats{
        ExportFormatInfo{OTree, "otree"_L1, "csv"_L1, TableKind::OTree},
        ExportFormatInfo{Messages, "messages"_L1, "csv"_L1, TableKind::Messages},
        ExportFormatInfo{Events, "events"_L1, "csv"_L1, TableKind::Events},
        ExportFormatInfo{Choices, "choices"_L1, "csv"_L1, TableKind::Choices},
        ExportFormatInfo{Participants, "participants"_L1, "csv"_L1, TableKind::Participants},
        ExportFormatInfo{Channels, "channels"_L1, "csv"_L1, TableKind::Channels},
        ExportFormatInfo{Actions, "actions"_L1, "csv"_L1, TableKind::Actions},
        ExportFormatInfo{Receipts, "receipts"_L1, "csv"_L1, TableKind::Receipts},
        ExportFormatInfo{JsonLines, "jsonl"_L1, "jsonl"_L1},
        ExportFormatInfo{Workbook, "xlsx"_L1, "xlsx"_L1},
        ExportFormatInfo{Stata, "stata"_L1, "dta"_L1},
        ExportFormatInfo{Spss, "spss"_L1, "sav"_L1},
        ExportFormatInfo{ConvoKit, "convokit"_L1, ""_L1},
        ExportFormatInfo{Package, "package"_L1, ""_L1},
        ExportFormatInfo{Transcript, "transcript"_L1, "html"_L1},
        ExportFormatInfo{Contacts, "contacts"_L1, "csv"_L1},
    };
    return formats;
}

} // namespace

const ExportFormatInfo &infoOf(ExportFormat format)
{
    return exportFormats()[std::size_t(format)];
}

std::optional<ExportFormat> exportFormatByName(const QString &name)
{
    const auto found = std::find_if(exportFormats().begin(), exportFormats().end(), [&name](const ExportFormatInfo &each) { return each.name == name; });
    return found == exportFormats().end() ? std::nullopt : std::optional(found->format);
}

QStringList exportFormatNames()
{
    QStringList names;
    for (const ExportFormatInfo &each : exportFormats())
        names.append(each.name);
    return names;
}

} // namespace LabChat
