// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown.h"

#include <QtCore/QRegularExpression>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct ParserDeleter {
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};
struct NodeDeleter {
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
struct FreeDeleter {
    void operator()(char *text) const { std::free(text); }
};

/// A paragraph that Markdown passes through untouched and that nobody writes by accident.
QString placeholder(const QString &name)
{
    return u"labchat-place-"_s + name + u"-here"_s;
}

} // namespace

QString markdownToHtml(const QString &markdown)
{
    static const QRegularExpression place(u"<lab-chat\\s+name=\"([a-zA-Z0-9_-]+)\"\\s*(?:/>|>\\s*</lab-chat>)"_s);
    QString text = markdown;
    QStringList names;
    for (auto match = place.match(text); match.hasMatch(); match = place.match(text)) {
        names.append(match.captured(1));
        text.replace(match.capturedStart(), match.capturedLength(), u"\n\n"_s + placeholder(names.last()) + u"\n\n"_s);
    }

    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    const QByteArray utf8 = text.toUtf8();
    cmark_parser_feed(parser.get(), utf8.constData(), size_t(utf8.size()));
    const std::unique_ptr<cmark_node, NodeDeleter> document(cmark_parser_finish(parser.get()));
    const std::unique_ptr<char, FreeDeleter> html(cmark_render_html(document.get(), CMARK_OPT_DEFAULT, nullptr));

    QString result = QString::fromUtf8(html.get());
    result.remove(u"<!-- raw HTML omitted -->"_s);
    for (const QString &name : std::as_const(names))
        result.replace(u"<p>"_s + placeholder(name) + u"</p>"_s, u"<lab-chat name=\""_s + name + u"\"></lab-chat>"_s);
    return result;
}

} // namespace LabChat
