// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "core/data/packagedetails.h"
#include "core/data/transcriptoptions.h"

#include <QtCore/QString>

namespace LabChat {

/// What an export has, and in which form. Plain values.

/// The tables are CSV files. Contacts: what looks like an address or a phone number in a text, for review.
enum class ExportFormat { OTree, Messages, Events, Choices, Participants, Channels, Actions, Receipts, JsonLines, Workbook, Stata, Spss, ConvoKit, Package, Transcript, Contacts };

struct ExportFormatInfo {
    ExportFormat format;
    QLatin1StringView name;               ///< of --format
    QLatin1StringView ending;             ///< of the file; empty: a folder
    std::optional<TableKind> table = {};  ///< nothing: several
};

[[nodiscard]] const ExportFormatInfo &infoOf(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatByName(const QString &name);
[[nodiscard]] QStringList exportFormatNames();

/// Which rows an export has. Empty lists: all of them.
struct ExportChoice {
    QStringList channels = {};          ///< as Session::channelName(), or the part of the name from the study
    QStringList participants = {};      ///< codes
    int firstRound = 0;            ///< 0: all
    int lastRound = 0;             ///< included; 0: to the last one
    qint64 fromMs = 0;             ///< since the epoch, UTC; 0: from the start
    qint64 untilMs = 0;            ///< not included; 0: to the end
    bool withHidden = true;        ///< messages that are not visible in the end: hidden, held or refused
    bool withExperimenter = true;  ///< what the experimenter wrote to participants

    [[nodiscard]] bool operator==(const ExportChoice &) const = default;
};

/// The form of a CSV file. As it is here: the form that never has to be guessed.
struct CsvDialect {
    char delimiter = ',';
    bool hasByteOrderMark = false;
    bool endsWithLineFeed = false;  ///< instead of CR LF
    bool hasDecimalComma = false;
    QString timeZone = {};               ///< of `time_utc` and the like: an IANA name; empty: UTC
    bool guardsFormulas = false;    ///< puts an apostrophe in front of texts that spreadsheets take for formulas: changes the data

    [[nodiscard]] bool operator==(const CsvDialect &) const = default;
};

enum class ContactKind { EMail, Phone };

/// A part of a text that somebody typed. Counted in Unicode code points, from 0.
struct Passage {
    QString session = {};     ///< its code
    qint64 seq = 0;      ///< of the event with the text
    qint64 start = 0;
    qint64 length = 0;
    ContactKind kind = ContactKind::EMail;

    [[nodiscard]] bool operator==(const Passage &) const = default;
};

/// How an export avoids to say who somebody is.
struct Pseudonyms {
    bool areUsed = false;      ///< instead of participants' codes; nicknames and labels are left out
    QString keyFile = {};           ///< gets the codes and labels behind the pseudonyms; empty: none is written
    QList<Passage> replaced = {};   ///< addresses and phone numbers that are replaced

    [[nodiscard]] bool operator==(const Pseudonyms &) const = default;
};

struct ExportRequest {
    QStringList sessions = {};  ///< codes, or names of sessions of other systems; empty: all sessions
    ExportFormat format = ExportFormat::OTree;
    QString fileName = {};
    TableKind table = TableKind::Messages;  ///< of a file for Stata or SPSS
    TranscriptOptions transcript = {};
    PackageDetails package = {};
    ExportChoice choice = {};
    CsvDialect dialect = {};
    Pseudonyms pseudonyms = {};
    bool hasManifest = false;     ///< beside the file: how much of the log it has, and its checksum
    bool hasCommandLine = false;  ///< beside the file: the command that writes it again
};

} // namespace LabChat
