// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/exportnames.h"

#include "console/widgets/displaytext.h"
#include "console/widgets/filedialogs.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ExportNames)
};

struct FormatWords {
    QString title, text;
};

FormatWords wordsOf(ExportFormat format)
{
    using enum ExportFormat;
    switch (format) {
    case OTree:
        return {Texts::tr("oTree's chat messages"), Texts::tr("One row per message, with the columns of oTree's export: session_code, id_in_session, participant_code, channel, nickname, body,"
                                                              " timestamp. Scripts for oTree can read it unchanged.")};
    case Messages:
        return {Texts::tr("Messages, with group, role, round and page"), Texts::tr("One row per message, with everything that is known about it.")};
    case Events:
        return {Texts::tr("Events: everything that is in the log"), Texts::tr("One row per event, in the order of the log: messages, arrivals, connections, pages.")};
    case Choices:
        return {Texts::tr("Choices: the answers to <lab-choice>"),
                Texts::tr("One row per answer to a choice on a page, with the group, role, treatment, round and page. An answer that was changed has several rows.")};
    case Participants:
        return {Texts::tr("Participants, with what they did"),
                Texts::tr("One row per place: label, group, role, treatment, when the participant came, acted and finished, and how much they wrote.")};
    case Channels:
        return {Texts::tr("Channels, with their members"), Texts::tr("One row per channel: its members, how many messages it has, and when the first and the last one were written.")};
    case Actions:
        return {Texts::tr("Actions of the operator, and whom they reached"), Texts::tr("One row per act of the operator: what, why, whom it reached, and what undid it.")};
    case Receipts:
        return {Texts::tr("Receipts: when messages came to their members"),
                Texts::tr("One row per message and recipient: when it was sent to the recipient's page, and when the page displayed it.")};
    case JsonLines:
        return {Texts::tr("JSON Lines: the events, for programs"), Texts::tr("One JSON object per event, with the columns of the table of events.")};
    case Workbook:
        return {Texts::tr("Workbook (.xlsx): all tables"), Texts::tr("One sheet for each table, and one that explains the columns. Every text is a text: nothing is taken for a formula or a number.")};
    case Stata:
        return {Texts::tr("Stata (.dta): one table"), Texts::tr("With the labels of variables and values. Long texts are complete (strL).")};
    case Spss:
        return {Texts::tr("SPSS (.sav): one table"), Texts::tr("With the labels of variables and values.")};
    case ConvoKit:
        return {Texts::tr("ConvoKit: a corpus"), Texts::tr("The visible and hidden messages as a corpus for ConvoKit: utterances, speakers, conversations.")};
    case Package:
        return {Texts::tr("Data package: all tables, described"),
                Texts::tr("All tables as CSV, a description for programs (Data Package 2.0), a codebook for people, the studies, and checksums. For an archive.")};
    case Transcript:
        return {Texts::tr("Transcript: a document to read (.html, .pdf)"),
                Texts::tr("Each channel has a section of its own, with its members, its messages, and what the operator did with them. The end of the file's name decides: .html or .pdf.")};
    case Contacts:
        return {Texts::tr("E-mail addresses and phone numbers"), Texts::tr("What looks like one of them in the texts, for review.")};
    }
    Q_UNREACHABLE();
}

QString contentsForFile(const ExportRequest &request)
{
    if (request.format == ExportFormat::OTree)
        return u"ChatMessages"_s;
    const bool isStatistics = request.format == ExportFormat::Stata || request.format == ExportFormat::Spss;
    const auto table = isStatistics ? std::optional(request.table) : infoOf(request.format).table;
    return table ? QString::fromUtf8(dataTable(*table).title) : u"LabChat"_s;
}

} // namespace

QString exportFormatTitle(ExportFormat format)
{
    return wordsOf(format).title;
}

QString exportFormatText(ExportFormat format)
{
    return wordsOf(format).text;
}

QString exportFileFilter(ExportFormat format)
{
    const QString ending = infoOf(format).ending;
    if (ending.isEmpty())
        return Texts::tr("Archives (*.zip);;New folders (*)");
    if (format == ExportFormat::Transcript)
        return Texts::tr("Pages for browsers (*.html);;PDF (*.pdf)");
    return ending == u"csv" ? Texts::tr("CSV files (*.csv)") : Texts::tr("Files (*.%1)").arg(ending);
}

QString exportedSessionName(const SessionSummary &session)
{
    return Texts::tr("%1 (%2) · %3 · %4").arg(session.title, session.code, dateAndTime(session.createdAtMs), Texts::tr("%Ln messages", nullptr, int(session.messages)));
}

QString nameForFile(const QString &title)
{
    constexpr int most = 40;
    static const QRegularExpression others(u"[^\\p{L}\\p{N}_-]+"_s);
    return QString(title).replace(others, u"_"_s).left(most);
}

QString suggestedExport(const QString &lastFile, const ExportRequest &request, const QString &title)
{
    const QDir folder(lastFile.isEmpty() ? usualFolder() : QFileInfo(lastFile).path());
    QStringList parts{contentsForFile(request)};
    for (const QString &part : {nameForFile(title), request.sessions.size() == 1 ? request.sessions.constFirst() : QString()}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    parts.append(QDate::currentDate().toString(Qt::ISODate));
    const QString ending = infoOf(request.format).ending;
    return folder.filePath(parts.join(u'-') + u'.' + (ending.isEmpty() ? u"zip"_s : ending));
}

} // namespace LabChat
