// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/snippets.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Snippets)
};

constexpr auto exampleAddress = "http://localhost:8000"_L1;
constexpr auto settings = "settings.env"_L1;

} // namespace

QList<SnippetSystem> snippetSystems()
{
    const QString phpFunction = u"php/labchat.php"_s;
    return {
        {u"otree"_s, u"oTree"_s, u"otree"_s,
         Texts::tr("Put labchat.py beside settings.py and labchat.html into _templates, and the lines with LABCHAT_ into your settings.py. A Player class needs one line, "
                   "and so does a page."),
         {u"otree/settings.py"_s, settings, u"otree/labchat.py"_s, u"otree/_templates/labchat.html"_s, u"otree/group_chat/__init__.py"_s, u"otree/group_chat/YourChoice.html"_s}},
        {u"jspsych"_s, u"jsPsych"_s, u"other-systems"_s,
         Texts::tr("An experiment for two who chat and share their decisions. The page's own server signs the tickets, see PHP and Express."),
         {u"jspsych/example/experiment.js"_s, u"jspsych/example/experiment.html"_s, u"jspsych/labchat-adapter.js"_s}, false},
        {u"html"_s, u"HTML"_s, u"other-systems"_s,
         Texts::tr("A page without a program behind it. “labchat ticket” prints the tickets; or the session is open to boxes without a ticket."),
         {u"html/chat.html"_s, u"html/chat-unsigned.html"_s}},
        {u"php"_s, u"PHP"_s, u"other-systems"_s, Texts::tr("A function that signs tickets, and a page with a box."), {u"php/chat.php"_s, phpFunction, settings}},
        {u"express"_s, u"Express"_s, u"other-systems"_s, Texts::tr("Pages with a box, made by Node and Express."),
         {u"express/server.js"_s, u"express/package.json"_s, settings}},
        {u"limesurvey"_s, u"LimeSurvey"_s, u"other-systems"_s,
         Texts::tr("With access codes, a script on the web server signs the tickets. Without them, the session has to be open to boxes without a ticket."),
         {u"limesurvey/question.html"_s, u"limesurvey/ticket.php"_s, u"limesurvey/participants.php"_s, phpFunction, settings, u"limesurvey/question-unsigned.html"_s}, true, true},
        {u"qualtrics"_s, u"Qualtrics"_s, u"other-systems"_s,
         Texts::tr("The JavaScript of a question. The ticket comes as embedded data: in the participant's link, or from a web service of yours."),
         {u"qualtrics/question.js"_s}, false, true},
    };
}

bool isWithoutTicket(const QString &file)
{
    return file.contains("-unsigned."_L1);
}

QString snippetText(const QString &file, const SnippetValues &values)
{
    QFile source(u":/integrations/"_s + file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(source.readAll());
    if (!values.address.isEmpty())
        text.replace(exampleAddress, values.address);
    static const QRegularExpression keyName(u"(\\bLABCHAT_KEY(?:=|', ')|labchat ticket --key )[A-Za-z0-9_-]+"_s);
    if (!values.key.isEmpty())
        text.replace(keyName, u"\\1"_s + values.key);
    static const QRegularExpression sessionName(u"(--session |labchat key open |session=\"|'session' => '|session: \")pilot\\b"_s);
    if (!values.session.isEmpty())
        text.replace(sessionName, u"\\1"_s + values.session);
    if (!values.dataOption.isEmpty()) {
        for (const QString &command : {u"labchat ticket "_s, u"labchat key open "_s})
            text.replace(command, command + values.dataOption + u' ');
    }
    return text;
}

} // namespace LabChat
