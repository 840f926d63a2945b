// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/transcripthtml.h"

#include "store/export/rowwriter.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype htmlBytesPerPiece = 64 * 1024;

constexpr auto styleSheet = R"(
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --quiet: #5c5f66; --line: #d5d7dc; --band: #f3f4f6; --mark: #9a3412; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --paper: #17181b; --quiet: #a0a4ad; --line: #3a3d44; --band: #22242a; --mark: #fdba74; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 48rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.5rem 0 0; padding-top: .75rem; border-top: 1px solid var(--line); }
section + section.session { margin-top: 4rem; padding-top: 1rem; border-top: 3px double var(--line); }
p.about, ul.members { color: var(--quiet); font-size: .875rem; margin: .25rem 0; }
ul.members, nav ul { padding-inline-start: 1.25rem; }
nav { margin: 1rem 0; font-size: .875rem; columns: 16rem; }
nav ul { margin: 0; }
a { color: inherit; }
ol.messages { list-style: none; margin: 1rem 0 0; padding: 0; }
ol.messages > li { margin: 0 0 .75rem; break-inside: avoid-page; }
li.day { color: var(--quiet); font-size: .8125rem; text-align: center; border-bottom: 1px solid var(--line); break-after: avoid-page; }
.head { font-size: .875rem; break-after: avoid-page; }
.author { font-weight: 600; }
.number, time { color: var(--quiet); margin-inline-start: .5em; font-variant-numeric: tabular-nums; }
.body { white-space: pre-wrap; unicode-bidi: plaintext; text-align: start; }
.moderated > .body { border-inline-start: 3px solid var(--mark); padding-inline-start: .6rem; }
.unseen > .body { background: var(--band); color: var(--quiet); }
p.step { margin: .125rem 0 0; font-size: .8125rem; font-style: italic; color: var(--mark); }
.step bdi { white-space: pre-wrap; }
.control { color: var(--quiet); border: 1px dotted var(--quiet); border-radius: 2px; unicode-bidi: isolate; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } nav { display: none; } h2 { break-after: avoid-page; } :root { --ink: #000; --paper: #fff; --quiet: #555; --line: #bbb; --band: #f3f3f3; --mark: #7a2a10; } }
)";

QString htmlOf(const TranscriptWords &words)
{
    QString html;
    for (const TranscriptWord &word : words)
        html += word.isTyped ? u"<bdi>"_s + typedAsHtml(word.text) + u"</bdi>"_s : word.text.toHtmlEscaped();
    return html;
}

/// Its place in the page.
QString anchorOf(const QString &sessionCode, qint64 channel)
{
    return u"%1-%2"_s.arg(sessionCode).arg(channel);
}

} // namespace

QString typedAsHtml(const QString &text)
{
    QString html;
    html.reserve(text.size());
    for (const QChar c : text) {
        if (const QString symbol = controlSymbol(c); !symbol.isEmpty())
            html += u"<span class=\"control\" data-code=\"%1\">%2</span>"_s.arg(QString::number(c.unicode(), 16).rightJustified(4, u'0'), symbol);
        else if (c == u'&')
            html += u"&amp;"_s;
        else if (c == u'<')
            html += u"&lt;"_s;
        else if (c == u'>')
            html += u"&gt;"_s;
        else if (c == u'"')
            html += u"&quot;"_s;
        else
            html += c;
    }
    return html;
}

TranscriptHtml::TranscriptHtml(QIODevice &target, const QString &title, const TranscriptOptions &options) : m_target(target), m_options(options)
{
    m_bytes = u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"generator\" content=\"LabChat " LABCHAT_VERSION "\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"_s.toUtf8()
        + title.toHtmlEscaped().toUtf8() + "</title>\n<style>" + styleSheet + "</style>\n</head>\n<body>\n";
}

Result<void> TranscriptHtml::beginSession(const TranscriptSession &session)
{
    endChannel();
    if (m_isInSession)
        m_bytes += "</section>\n";
    m_isInSession = true;
    m_channel = 0;
    m_sessionCode = session.code;
    QString html = u"<section class=\"session\" id=\"%1\">\n<h1>Session <bdi>%2</bdi>"_s.arg(session.code.toHtmlEscaped(), typedAsHtml(session.name));
    if (!session.study.isEmpty())
        html += u": <bdi>"_s + typedAsHtml(session.study) + u"</bdi>"_s;
    html += u"</h1>\n<p class=\"about\">"_s + sessionInWords(session, m_options).toHtmlEscaped() + u"</p>\n"_s;
    if (session.channels.size() > 1) {
        html += u"<nav aria-label=\"Channels\"><ul>\n"_s;
        for (qsizetype i = 0; i < session.channels.size(); ++i) {
            const TranscriptChannel &channel = session.channels.at(i);
            html += u"<li><a href=\"#"_s + anchorOf(session.code, i + 1) + u"\"><bdi>"_s + typedAsHtml(channel.title()) + u"</bdi></a> ("_s + QString::number(channel.messages) + u")</li>\n"_s;
        }
        html += u"</ul></nav>\n"_s;
    }
    m_bytes += html.toUtf8();
    return writeSoon();
}

Result<void> TranscriptHtml::beginChannel(const TranscriptChannel &channel)
{
    endChannel();
    ++m_channel;
    m_day.clear();
    QString html = u"<section class=\"channel\" id=\"%1\">\n<h2 dir=\"auto\">"_s.arg(anchorOf(m_sessionCode, m_channel)) + typedAsHtml(channel.title()) + u"</h2>\n<p class=\"about\">"_s
        + htmlOf(channelInWords(channel, m_options)) + u"</p>\n"_s;
    if (!channel.members.isEmpty()) {
        html += u"<ul class=\"members\" aria-label=\"Members\">\n"_s;
        for (const TranscriptMember &member : channel.members)
            html += u"<li>"_s + htmlOf(memberInWords(member)) + u"</li>\n"_s;
        html += u"</ul>\n"_s;
    }
    m_bytes += html.toUtf8();
    return writeSoon();
}

void TranscriptHtml::endChannel()
{
    if (m_hasMessages)
        m_bytes += "</ol>\n";
    if (m_channel > 0)
        m_bytes += "</section>\n";
    m_hasMessages = false;
}

void TranscriptHtml::addDay(qint64 atMs)
{
    const QString day = dayInWords(atMs);
    if (m_options.times && day != m_day)
        m_bytes += "<li class=\"day\">" + day.toUtf8() + "</li>\n";
    m_day = day;
}

Result<void> TranscriptHtml::add(const TranscriptMessage &message)
{
    if (!m_hasMessages)
        m_bytes += "<ol class=\"messages\">\n";
    m_hasMessages = true;
    addDay(message.atMs);
    const bool isModerated = m_options.moderation && !message.steps.isEmpty();
    QString html = u"<li id=\"%1-seq-%2\" class=\"message%3%4\"><div class=\"head\"><bdi class=\"author\">"_s.arg(m_sessionCode.toHtmlEscaped()).arg(message.seq)
        .arg(isModerated ? u" moderated"_s : QString(), isModerated && isOutOfSight(message.steps) ? u" unseen"_s : QString());
    html += typedAsHtml(message.nickname) + u"</bdi><span class=\"number\">"_s + (message.number == 0 ? u"experimenter"_s : numberInWords(message.number)) + u"</span>"_s;
    if (m_options.times)
        html += u"<time datetime=\"%1T%2Z\">%2</time>"_s.arg(m_day, timeInWords(message.atMs));
    html += u"</div><div class=\"body\" dir=\"auto\">"_s + typedAsHtml(message.body) + u"</div>"_s;
    if (isModerated) {
        for (const ModerationStep &step : message.steps)
            html += u"<p class=\"step\">"_s + htmlOf(stepInWords(step, m_day, m_options)) + u"</p>"_s;
    }
    m_bytes += html.toUtf8() + "</li>\n";
    return writeSoon();
}

Result<void> TranscriptHtml::finish()
{
    endChannel();
    if (m_isInSession)
        m_bytes += "</section>\n";
    m_bytes += "</body>\n</html>\n";
    return write();
}

Result<void> TranscriptHtml::writeSoon()
{
    return m_bytes.size() < htmlBytesPerPiece ? Result<void>() : write();
}

Result<void> TranscriptHtml::write()
{
    if (m_target.write(m_bytes) != m_bytes.size())
        return tl::unexpected(exportNotWritten(m_target.errorString()));
    m_bytes.clear();
    return {};
}

} // namespace LabChat
