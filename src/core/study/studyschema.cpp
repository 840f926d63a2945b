// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studyschema.h"

#include "core/study/jsonlocation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudySchema)
};

QJsonObject shippedSchema()
{
    QFile file(u":/studies/study.schema.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// std::regex recurses for each character, so a long text would overflow the stack. The reader checks names.
QJsonValue withoutPatterns(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue &item : value.toArray())
            list.append(withoutPatterns(item));
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject original = value.toObject();
    for (auto it = original.begin(); it != original.end(); ++it) {
        if (it.key() != u"pattern" || !it.value().isString())
            object.insert(it.key(), withoutPatterns(it.value()));
    }
    return object;
}

QJsonObject resolved(const QJsonObject &schema, const QJsonObject &node)
{
    const QString reference = node.value(u"$ref"_s).toString();
    return reference.isEmpty() ? node : schema.value(u"definitions"_s).toObject().value(reference.section(u'/', -1)).toObject();
}

/// The part of the schema for the value that a token leads to.
QJsonObject below(const QJsonObject &schema, const QJsonObject &node, const QString &token)
{
    if (const QJsonValue member = node.value(u"properties"_s).toObject().value(token); member.isObject())
        return resolved(schema, member.toObject());
    if (const QJsonValue items = node.value(u"items"_s); items.isObject())
        return resolved(schema, items.toObject());
    for (const QJsonValue &way : node.value(u"anyOf"_s).toArray()) {
        if (const QJsonObject found = below(schema, way.toObject(), token); !found.isEmpty())
            return found;
    }
    return {};
}

QString typeText(const QString &type)
{
    if (type == u"string")
        return Texts::tr("a text in quotation marks");
    if (type == u"integer")
        return Texts::tr("a whole number");
    if (type == u"number")
        return Texts::tr("a number");
    if (type == u"array")
        return Texts::tr("a list in square brackets");
    return Texts::tr("an object in braces");
}

QString expectation(const QJsonObject &node)
{
    QStringList ways;
    for (const QJsonValue &word : node.value(u"enum"_s).toArray())
        ways.append(u'“' + word.toString() + u'”');
    for (const QJsonValue &way : node.value(u"anyOf"_s).toArray())
        ways.append(expectation(way.toObject()));
    if (node.contains(u"type"_s))
        ways.append(typeText(node.value(u"type"_s).toString()));
    QString text = ways.join(Texts::tr(" or "));
    if (node.contains(u"maximum"_s))
        text = Texts::tr("%1 between %2 and %3").arg(text).arg(node.value(u"minimum"_s).toDouble()).arg(node.value(u"maximum"_s).toDouble());
    else if (node.contains(u"minimum"_s))
        text = Texts::tr("%1, at least %2").arg(text).arg(node.value(u"minimum"_s).toDouble());
    return text;
}

QString expectationAt(const QJsonObject &schema, const QStringList &path)
{
    QJsonObject node = schema;
    for (const QString &token : path)
        node = below(schema, node, token);
    return expectation(node);
}

/// valijson writes a location as `<root>`, `[pages]`, `[0]`.
QStringList pathOf(const valijson::ValidationResults::Error &error)
{
    QStringList path;
    for (const std::string &part : error.context) {
        if (part.size() >= 2 && part.front() == '[')
            path.append(QString::fromStdString(part.substr(1, part.size() - 2)));
    }
    return path;
}

bool isInside(const QStringList &inner, const QStringList &outer)
{
    return inner.size() > outer.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

/// The locations that do not match the schema, and all their parents.
QList<QStringList> failingPaths(const QJsonObject &schema, const QJsonObject &study)
{
    valijson::Schema parsed;
    const QJsonValue schemaValue = withoutPatterns(schema);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(valijson::adapters::QtJsonAdapter(schemaValue), parsed);
    valijson::ValidationResults results;
    const QJsonValue studyValue = study;
    QList<QStringList> paths;
    if (valijson::Validator().validate(parsed, valijson::adapters::QtJsonAdapter(studyValue), &results))
        return paths;
    for (const auto &error : results) {
        if (const QStringList path = pathOf(error); !paths.contains(path))
            paths.append(path);
    }
    return paths;
}

} // namespace

QList<StudyProblem> schemaProblems(const QJsonObject &study)
{
    QList<QStringList> paths;
    const QJsonObject schema = shippedSchema();
    try {
        paths = failingPaths(schema, study);
    } catch (const std::exception &exception) { // from valijson; LabChat's own functions do not throw
        return {{{}, Texts::tr("The file cannot be compared with the schema: %1.").arg(QString::fromUtf8(exception.what()))}};
    }
    QList<StudyProblem> problems;
    for (const QStringList &path : std::as_const(paths)) {
        if (std::any_of(paths.cbegin(), paths.cend(), [&](const QStringList &other) { return isInside(other, path); }))
            continue;
        QString place;
        for (const QString &token : path)
            place += u'/' + pointerToken(token);
        const QString expected = expectationAt(schema, path);
        problems.append({place, expected.isEmpty() ? Texts::tr("The format of study files does not allow this here.")
                                                   : Texts::tr("Here %1 is expected.").arg(expected)});
    }
    return problems;
}

} // namespace LabChat
