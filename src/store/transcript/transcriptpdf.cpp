// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/transcriptpdf.h"

#include "core/base/visibletext.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

using Look = PdfRun::Look;

/// A message's text: the paper shows it as it is, but for control characters.
QString bodyOnPaper(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        const QString symbol = controlSymbol(c);
        shown += symbol.isEmpty() ? QString(c) : symbol;
    }
    return shown;
}

/// A name or a reason, which stands among our words: whatever its direction, it changes nothing of what is around it.
QString nameOnPaper(const QString &text)
{
    return QChar(0x2068) + visibleText(text) + QChar(0x2069);
}

QList<PdfRun> runsOf(const TranscriptWords &words, Look look)
{
    QList<PdfRun> runs;
    for (const TranscriptWord &word : words)
        runs.append({word.isTyped ? nameOnPaper(word.text) : word.text, look});
    return runs;
}

} // namespace

Result<void> TranscriptPdf::beginSession(const TranscriptSession &session)
{
    const QString study = session.study.isEmpty() ? QString() : u": "_s + nameOnPaper(session.study);
    const QString title = u"Session "_s + nameOnPaper(session.name) + study;
    m_pages.breakPage();
    m_pages.setHeading(title);
    m_pages.bookmark(u"Session "_s + visibleText(session.name), 0);
    m_pages.add({.runs = {{title, Look::Strong}}, .points = 17});
    m_pages.add({.runs = {{sessionInWords(session, m_options), Look::Quiet}}, .points = 9, .spaceBefore = 2});
    return m_pages.outcome();
}

Result<void> TranscriptPdf::beginChannel(const TranscriptChannel &channel)
{
    m_day.clear();
    const QString title = visibleText(channel.title());
    m_pages.bookmark(title, 1);
    m_pages.add({.runs = {{title, Look::Strong}}, .points = 12.5, .isTyped = true, .spaceBefore = 24, .keepWithNext = 90});
    m_pages.add({.runs = runsOf(channelInWords(channel, m_options), Look::Quiet), .points = 9, .spaceBefore = 1, .keepWithNext = 40});
    for (const TranscriptMember &member : channel.members)
        m_pages.add({.runs = runsOf(memberInWords(member), Look::Quiet), .points = 9, .indent = 12});
    return m_pages.outcome();
}

Result<void> TranscriptPdf::add(const TranscriptMessage &message)
{
    const QString day = dayInWords(message.atMs);
    if (m_options.times && day != m_day)
        m_pages.add({.runs = {{day, Look::Quiet}}, .points = 8.5, .spaceBefore = 8, .keepWithNext = 48});
    m_day = day;
    QList<PdfRun> head{{nameOnPaper(message.nickname), Look::Strong}, {u"  "_s + (message.number == 0 ? u"experimenter"_s : numberInWords(message.number)), Look::Quiet}};
    if (m_options.times)
        head.append({u"  "_s + timeInWords(message.atMs), Look::Quiet});
    m_pages.add({.runs = head, .points = 9, .spaceBefore = 8, .keepWithNext = 32});
    const bool isModerated = m_options.moderation && !message.steps.isEmpty();
    m_pages.add({.runs = {{bodyOnPaper(message.body), isModerated && isOutOfSight(message.steps) ? Look::Quiet : Look::Plain}}, .points = 10.5, .indent = isModerated ? 8.0 : 0.0, .isTyped = true,
                 .hasBar = isModerated});
    if (isModerated) {
        for (const ModerationStep &step : message.steps)
            m_pages.add({.runs = runsOf(stepInWords(step, day, m_options), Look::Mark), .points = 8.5, .indent = 8, .spaceBefore = 1});
    }
    return m_pages.outcome();
}

} // namespace LabChat
