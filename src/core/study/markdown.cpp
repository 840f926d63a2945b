// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/markdown.h"

#include "core/study/safehtml.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>

namespace LabChat {

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

} // namespace

QString markdownToRawHtml(const QString &markdown)
{
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    const QByteArray utf8 = markdown.toUtf8();
    cmark_parser_feed(parser.get(), utf8.constData(), size_t(utf8.size()));
    const std::unique_ptr<cmark_node, NodeDeleter> document(cmark_parser_finish(parser.get()));
    const std::unique_ptr<char, FreeDeleter> html(cmark_render_html(document.get(), CMARK_OPT_UNSAFE, nullptr));
    return QString::fromUtf8(html.get());
}

QString markdownToHtml(const QString &markdown)
{
    return safeHtml(markdownToRawHtml(markdown));
}

} // namespace LabChat
