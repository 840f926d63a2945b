// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/template.h"

#include "core/base/exacttext.h"
#include "core/study/wording.h"

#include <QtCore/QCache>
#include <QtCore/QCoreApplication>

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <sstream>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Template)
};

using Data = kainjow::mustache::data;

/// Supplies the values of a template by dotted name, and remembers names without a value (the library would silently insert nothing).
class Values final : public kainjow::mustache::basic_context<std::string> {
public:
    explicit Values(const TemplateValues &values) : m_values(values) {}

    void push(const Data *) override {}
    void pop() override {}
    const Data *get_partial(const std::string &name) const override
    {
        m_partials.append(QString::fromStdString(name));
        return nullptr;
    }
    const Data *get(const std::string &name) const override
    {
        const auto known = m_asked.find(name);
        if (known != m_asked.end())
            return &known->second;
        const auto found = m_values.constFind(QString::fromStdString(name));
        if (found != m_values.cend())
            return &m_asked.emplace(name, found->isEmpty() ? Data(false) : Data(found->toStdString())).first->second; // an empty text is false in a section
        m_unknown.append(QString::fromStdString(name));
        return nullptr;
    }
    [[nodiscard]] QStringList unknown() const { return m_unknown; }
    [[nodiscard]] QStringList partials() const { return m_partials; }

private:
    const TemplateValues &m_values;
    mutable std::map<std::string, Data> m_asked;
    mutable QStringList m_unknown;
    mutable QStringList m_partials;
};

/// The library is recursive for sections: many nested sections would overflow the stack.
bool hasTooManySections(const QString &text)
{
    constexpr int maxSections = 200;
    return text.count(u"{{#"_s) + text.count(u"{{^"_s) > maxSections;
}

/// What pages of oTree insert in this way, and what a study has for it; empty: it is nothing of oTree's.
QString explainOtree(const QString &name)
{
    if (name == u"chat" || name.startsWith(u"chat."))
        return Texts::tr("“{{ %1 }}” is oTree's. Write <lab-chat name=\"NAME\"></lab-chat> in the body, with the name of one of the page's chats.").arg(excerpt(name));
    if (name == u"next_button")
        return Texts::tr("“{{ next_button }}” is oTree's. Leave it out: a page that ends with the participant has its button.");
    if (name == u"formfields" || name == u"formfield" || name == u"form")
        return Texts::tr("“{{ %1 }}” is oTree's. Leave it out: forms belong to the experiment's own pages.").arg(name);
    return {};
}

/// The known name that was probably meant: nearly the same, or with the same last part.
QString nearestName(const QString &name, const QStringList &known)
{
    constexpr qsizetype fewLetters = 3;
    if (const QString nearest = nearestWord(name, known); !nearest.isEmpty())
        return nearest;
    const QString last = name.section(u'.', -1).toLower();
    const auto found = std::find_if(known.begin(), known.end(), [&](const QString &other) { return other.section(u'.', -1).toLower() == last; });
    if (found != known.end())
        return *found;
    const QString family = name.section(u'.', 0, -2) + u'.';
    const auto longer = std::find_if(known.begin(), known.end(), [&](const QString &other) {
        const QString end = other.section(u'.', -1);
        return other.startsWith(family) && end.size() >= fewLetters && last.size() >= fewLetters && (last.startsWith(end) || end.startsWith(last));
    });
    return longer == known.end() ? QString() : *longer;
}

QString explainUnknown(const QString &text, const QString &name, QStringList known)
{
    if (const QString otree = explainOtree(name); !otree.isEmpty())
        return otree;
    known.sort();
    const QString nearest = nearestName(name, known);
    return nearest.isEmpty()
        ? Texts::tr("“%1” uses “%2”, which is not known here; the known names are %3.").arg(excerpt(text), excerpt(name), known.join(u", "_s))
        : Texts::tr("“%1” uses “%2”, which is not known here. Did you mean “%3”?").arg(excerpt(text), excerpt(name), nearest);
}

/// A session fills in the few templates of its study thousands of times, so each one is parsed only once.
std::shared_ptr<kainjow::mustache::mustache> parsed(const QString &text)
{
    constexpr int enough = 64;
    thread_local QCache<QString, std::shared_ptr<kainjow::mustache::mustache>> cache(enough);
    if (const auto *known = cache.object(text))
        return *known;
    auto fresh = std::make_shared<kainjow::mustache::mustache>(text.toStdString());
    fresh->set_custom_escape([](const std::string &s) { return s; });
    cache.insert(text, new std::shared_ptr(fresh));
    return fresh;
}

} // namespace

Result<QString> fillIn(const QString &text, const TemplateValues &values)
{
    if (!text.contains(u"{{"))
        return text;
    if (text.contains(u"{{="_s))
        return failure(u"bad_template"_s, Texts::tr("The template “%1” changes the braces ({{=…=}}); they must be {{ and }} here.").arg(excerpt(text)));
    if (hasTooManySections(text))
        return failure(u"bad_template"_s, Texts::tr("The template “%1” has too many sections ({{#…}}).").arg(excerpt(text)));
    const auto mustache = parsed(text);
    if (!mustache->is_valid())
        return failure(u"bad_template"_s, Texts::tr("The template “%1” is not well-formed: %2.")
                                              .arg(excerpt(text), QString::fromStdString(mustache->error_message())));
    Values context(values);
    std::ostringstream filled;
    mustache->render(context, filled);
    if (!context.partials().isEmpty())
        return failure(u"bad_template"_s, Texts::tr("“%1” includes another template, {{> %2}}; a template cannot include others here.")
                                              .arg(excerpt(text), excerpt(context.partials().constFirst())));
    if (!context.unknown().isEmpty())
        return failure(u"bad_template"_s, explainUnknown(text, context.unknown().constFirst(), values.keys()));
    return exactText(filled.str()).value_or(QString());
}

} // namespace LabChat
