// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/template.h"

#include <QtCore/QCoreApplication>

#include <kainjow/mustache.hpp>

#include <map>
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
    explicit Values(const TemplateValues &values)
    {
        for (auto it = values.begin(); it != values.end(); ++it)
            m_values.emplace(it.key().toStdString(), Data(it.value().toStdString()));
    }

    void push(const Data *) override {}
    void pop() override {}
    const Data *get_partial(const std::string &) const override { return nullptr; }
    const Data *get(const std::string &name) const override
    {
        const auto found = m_values.find(name);
        if (found != m_values.end())
            return &found->second;
        m_unknown.append(QString::fromStdString(name));
        return nullptr;
    }
    [[nodiscard]] QStringList unknown() const { return m_unknown; }

private:
    std::map<std::string, Data> m_values;
    mutable QStringList m_unknown;
};

} // namespace

Result<QString> fillIn(const QString &text, const TemplateValues &values)
{
    if (!text.contains(u"{{"))
        return text;
    kainjow::mustache::mustache mustache(text.toStdString());
    if (!mustache.is_valid())
        return failure(u"bad_template"_s, Texts::tr("The template “%1” is not well-formed: %2.")
                                              .arg(text, QString::fromStdString(mustache.error_message())));
    mustache.set_custom_escape([](const std::string &s) { return s; });

    Values context(values);
    std::ostringstream filled;
    mustache.render(context, filled);
    if (!context.unknown().isEmpty()) {
        QStringList known = values.keys();
        known.sort();
        return failure(u"bad_template"_s, Texts::tr("“%1” names “%2”, which is not known here; known are %3.")
                                              .arg(text, context.unknown().constFirst(), known.join(u", "_s)));
    }
    return QString::fromStdString(filled.str());
}

} // namespace LabChat
