// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/bodycheck.h"

#include "core/study/choicecheck.h"
#include "core/study/htmltree.h"
#include "core/study/safehtml.h"
#include "core/study/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::BodyCheck)
};

QString whyLeftOut(const QString &element)
{
    if (element == u"style")
        return Texts::tr("Put its rules into a file, and name the file in the study's “style”.");
    if (element == u"script")
        return Texts::tr("A study has no scripts.");
    if (element == u"input" || element == u"button" || element == u"select" || element == u"textarea")
        return Texts::tr("Forms belong to the experiment's own pages.");
    if (element == u"svg")
        return Texts::tr("Save the drawing as an image (PNG), and show it with <img src=\"NAME.png\">.");
    return Texts::tr("Write its text without it.");
}

QString whyOtree(const QString &tag)
{
    if (tag == u"chat")
        return Texts::tr("Write <lab-chat name=\"NAME\"></lab-chat>, with the name of one of the page's chats.");
    if (tag == u"if" || tag == u"elif" || tag == u"else" || tag == u"endif")
        return Texts::tr("To show something only to some participants, make a page of it with “show_to”.");
    if (tag == u"next_button")
        return Texts::tr("Leave it out: a page that ends with the participant has its button.");
    return Texts::tr("Leave it out.");
}

/// Looks at one body. Lives on the stack.
class BodyChecker final {
public:
    explicit BodyChecker(const BodySource &body) : m_body(body) {}

    BodyFindings check()
    {
        findForeignTags();
        if (const HtmlTree tree = parseHtml(m_body.html))
            visit(xmlDocGetRootElement(tree.get()));
        if (!m_idsVary)
            checkFragments();
        return m_findings;
    }

private:
    void findForeignTags()
    {
        for (const ForeignTag &tag : foreignTags(m_body.text))
            m_findings.mistakes.append(at(tag.position) + tag.mistake);
    }

    void visit(const xmlNode *first)
    {
        for (const xmlNode *node = first; node; node = node->next) {
            if (node->type != XML_ELEMENT_NODE)
                continue;
            const QString element = elementName(node);
            if (element != u"html" && element != u"body")
                judge(node, element);
            if (fateOf(element) != HtmlFate::LeftOut)
                visit(node->children);
        }
    }

    void judge(const xmlNode *node, const QString &element)
    {
        const qsizetype position = next(element);
        if (fateOf(element) == HtmlFate::LeftOut)
            warn(position, Texts::tr("<%1> is left out, with its contents. %2", "an element; what to do instead").arg(element, whyLeftOut(element)));
        else if (fateOf(element) == HtmlFate::OnlyContents)
            warn(position, Texts::tr("<%1> is left out; its contents stay.").arg(element));
        QString name, image;
        for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
            const QString key = textOf(attribute->name).toLower();
            if (key == u"style" || key.startsWith(u"on"))
                warn(position, Texts::tr("The attribute “%1” of <%2> is left out. Use a style sheet, with “class” or “id”.").arg(key, element));
            else if (key == u"name")
                name = valueOf(attribute);
            else if (key == u"src")
                image = valueOf(attribute);
            else if (key == u"href" && element == u"a")
                judgeLink(position, valueOf(attribute));
            m_idsVary = m_idsVary || (key == u"id" && valueOf(attribute).contains(u"{{"));
        }
        m_idsVary = m_idsVary || (isHeading(element) && textIn(node).contains(u"{{"));
        if (element == u"lab-choice")
            judgeChoice(position, node, name);
        if (element == u"lab-chat" && !m_body.chats.contains(name))
            m_findings.mistakes.append(at(position) + noSuchChat(name));
        if (element == u"img" && !image.startsWith(u"data:", Qt::CaseInsensitive))
            judgeImage(position, image);
    }

    void judgeChoice(qsizetype position, const xmlNode *node, const QString &name)
    {
        for (const QString &mistake : choiceMistakes(choiceAttributes(node)))
            m_findings.mistakes.append(at(position) + mistake);
        if (m_choices.contains(name) && !hasSections(m_body.html)) // sections may show one of them to each participant
            m_findings.mistakes.append(at(position) + sameChoiceName(name));
        m_choices.append(name);
    }

    void judgeLink(qsizetype position, const QString &address)
    {
        noteFragment(address.trimmed());
        if (!keepsAttribute(u"a"_s, u"href"_s, address))
            warn(whereLinked(address, position), Texts::tr("The link to “%1” is left out; its text stays. Links of a page begin with %2.")
                                                     .arg(excerpt(address), linkBeginnings().join(u", "_s)));
    }

    /// In Markdown, a link is no element. @p otherwise: where its element is written.
    qsizetype whereLinked(const QString &address, qsizetype otherwise)
    {
        qsizetype &from = m_from[u"href="_s + address];
        const QRegularExpression written(u"(?:[(\"'=<]|\\]:)\\s*(?=" + QRegularExpression::escape(address) + u')');
        const QRegularExpressionMatch match = written.match(m_body.text, from);
        if (address.isEmpty() || !match.hasMatch())
            return otherwise;
        from = match.capturedEnd();
        return match.capturedEnd();
    }

    /// `#` and `#top` lead to the top of the page.
    void noteFragment(const QString &address)
    {
        if (address.startsWith(u'#') && address != u"#" && address != u"#top" && !address.contains(u"{{"_s) && !m_fragments.contains(address))
            m_fragments.append(address);
    }

    void checkFragments()
    {
        QStringList ids;
        if (const HtmlTree safe = m_fragments.isEmpty() ? HtmlTree() : parseHtml(safeHtml(m_body.html)))
            collectIds(xmlDocGetRootElement(safe.get()), ids);
        for (const QString &address : std::as_const(m_fragments)) {
            const QString id = QUrl::fromPercentEncoding(address.mid(1).toUtf8());
            if (ids.contains(id))
                continue;
            const qsizetype written = m_body.text.indexOf(address);
            const QString nearest = nearestWord(id, ids);
            warn(written < 0 ? m_body.text.indexOf(u'#' + id) : written,
                 nearest.isEmpty() ? Texts::tr("The link “#%1” leads nowhere: this text has no such heading, and no element with that “id”.").arg(excerpt(id))
                                   : Texts::tr("The link “#%1” leads nowhere. Did you mean “#%2”?").arg(excerpt(id), nearest));
        }
    }

    static void collectIds(const xmlNode *first, QStringList &ids)
    {
        for (const xmlNode *node = first; node; node = node->next) {
            for (const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : nullptr; attribute; attribute = attribute->next) {
                if (textOf(attribute->name) == u"id")
                    ids.append(valueOf(attribute));
            }
            collectIds(node->children, ids);
        }
    }

    void judgeImage(qsizetype position, const QString &address)
    {
        const QString own = ownImage(address);
        if (own.isEmpty())
            warn(position, Texts::tr("The image “%1” is not shown: participants' pages load nothing from elsewhere. Put its file beside the study, "
                                     "and write its name.").arg(excerpt(address)));
        else if (!m_findings.images.contains(own))
            m_findings.images.append(own);
    }

    [[nodiscard]] QString noSuchChat(const QString &name) const
    {
        if (m_body.chats.isEmpty())
            return Texts::tr("<lab-chat name=\"%1\"> has no place here: this page has no “chats”.").arg(excerpt(name));
        const QString nearest = nearestWord(name, m_body.chats);
        return nearest.isEmpty() ? Texts::tr("<lab-chat name=\"%1\">: this page has no such chat; it has %2.").arg(excerpt(name), excerpt(m_body.chats.join(u", "_s)))
                                 : Texts::tr("<lab-chat name=\"%1\">: this page has no such chat. Did you mean “%2”?").arg(excerpt(name), nearest);
    }

    void warn(qsizetype position, const QString &text)
    {
        const QString warning = at(position) + text;
        if (!m_findings.warnings.contains(warning))
            m_findings.warnings.append(warning);
    }

    /// Where this element is written once more; -1: nowhere, like an image in Markdown.
    qsizetype next(const QString &element)
    {
        qsizetype &from = m_from[element];
        const QRegularExpression tag(u'<' + QRegularExpression::escape(element) + u"(?![\\w-])", QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch match = tag.match(m_body.text, from);
        if (!match.hasMatch())
            return -1;
        from = match.capturedEnd();
        return match.capturedStart();
    }

    [[nodiscard]] QString at(qsizetype position) const
    {
        if (position < 0)
            return m_body.fileName + u": "_s;
        return m_body.fileName + u':' + QString::number(QStringView(m_body.text).left(position).count(u'\n') + 1) + u": "_s;
    }

    const BodySource &m_body;
    BodyFindings m_findings;
    QStringList m_choices;   ///< their names
    QStringList m_fragments; ///< `#…` of links
    bool m_idsVary = false;  ///< where a link leads may depend on the participant
    QHash<QString, qsizetype> m_from; ///< by element: after its last occurrence
};

} // namespace

QList<ForeignTag> foreignTags(const QString &text)
{
    static const QRegularExpression pattern(u"\\{%-?\\s*(\\w*)[^\\n]*?(%\\}|$)"_s, QRegularExpression::MultilineOption);
    QList<ForeignTag> found;
    QStringList known;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString tag = match.captured(1);
        const bool isPart = tag == u"elif" || tag == u"else" || tag.startsWith(u"end");
        if (known.contains(tag) || (isPart && !known.isEmpty()))
            continue;
        known.append(tag);
        found.append({match.capturedStart(), Texts::tr("“%1” belongs to other systems' templates. %2", "a tag; what to write instead")
                                                 .arg(excerpt(match.captured()), whyOtree(tag))});
    }
    return found;
}

BodyFindings checkBody(const BodySource &body)
{
    return BodyChecker(body).check();
}

} // namespace LabChat
