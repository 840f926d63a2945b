// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/template.h"

#include <QtCore/QCache>
#include <QtCore/QCoreApplication>

#include <kainjow/mustache.hpp>

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

/// Answers the template's questions by dotted name, and remembers those it had no answer to
/// (the library would put nothing there, silently).
class Values final : public kainjow::mustache::basic_context<std::string> {
public:
    explicit Values(const TemplateValues &values) : m_values(values) {}

    void push(const Data *) override {}
    void pop() override {}
    const Data *get_partial(const std::string &) const override { return nullptr; }
    const Data *get(const std::string &name) const override
    {
        const auto known = m_asked.find(name);
        if (known != m_asked.end())
            return &known->second;
        const auto found = m_values.constFind(QString::fromStdString(name));
        if (found != m_values.cend())
            return &m_asked.emplace(name, Data(found->toStdString())).first->second;
        m_unknown.append(QString::fromStdString(name));
        return nullptr;
    }
    [[nodiscard]] QStringList unknown() const { return m_unknown; }

private:
    const TemplateValues &m_values;
    mutable std::map<std::string, Data> m_asked;
    mutable QStringList m_unknown;
};

/// A session fills in the few templates of its study thousands of times: they are parsed once.
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
    const auto mustache = parsed(text);
    if (!mustache->is_valid())
        return failure(u"bad_template"_s, Texts::tr("The template “%1” is not well-formed: %2.")
                                              .arg(text, QString::fromStdString(mustache->error_message())));
    Values context(values);
    std::ostringstream filled;
    mustache->render(context, filled);
    if (!context.unknown().isEmpty()) {
        QStringList known = values.keys();
        known.sort();
        return failure(u"bad_template"_s, Texts::tr("“%1” names “%2”, which is not known here; known are %3.")
                                              .arg(text, context.unknown().constFirst(), known.join(u", "_s)));
    }
    return QString::fromStdString(filled.str());
}

} // namespace LabChat
