// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchquery.h"

#include "core/base/searchterms.h"
#include "store/database.h"

#include <QtSql/QSqlQuery>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype charactersInATrigram = 3;

/// A text without special characters for FTS5.
QString quotedForFts(const QString &term)
{
    return u'"' + QString(term).replace(u'"', u"\"\""_s) + u'"';
}

QString escapedForLike(const QString &term)
{
    return u'%' + QString(term).replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s) + u'%';
}

/// All combinations of upper and lower case of a term with one or two characters: LIKE ignores case only for ASCII.
QStringList inAllCases(const QString &term)
{
    QStringList variants{QString()};
    const QList<uint> characters = term.toUcs4();
    for (const uint character : characters) {
        QStringList longer;
        const auto code = char32_t(character);
        for (const QString &variant : std::as_const(variants)) {
            for (const QString &cased : {QString::fromUcs4(&code, 1).toLower(), QString::fromUcs4(&code, 1).toUpper()})
                longer.append(variant + cased);
        }
        variants = longer;
    }
    variants.removeDuplicates();
    return variants;
}

struct Condition {
    QString sql;
    QVariantList values;
    bool usesIndex = false;
};

Condition conditionFor(const SearchRequest &request, const QStringList &terms)
{
    QStringList phrases;
    Condition condition;
    QStringList parts;
    for (const QString &term : terms) {
        if (term.toUcs4().size() >= charactersInATrigram) {
            phrases.append(quotedForFts(term));
            continue;
        }
        const QStringList variants = inAllCases(term);
        parts.append(u'(' + QStringList(variants.size(), u"said.body LIKE ? ESCAPE '\\'"_s).join(u" OR "_s) + u')');
        for (const QString &variant : variants)
            condition.values.append(escapedForLike(variant));
    }
    if (request.session != 0) {
        parts.append(u"said.session_id = ?"_s);
        condition.values.append(request.session);
    }
    condition.usesIndex = !phrases.isEmpty();
    if (condition.usesIndex) {
        parts.append(u"said_text MATCH ?"_s);
        condition.values.append(phrases.join(u' '));
    }
    condition.sql = parts.join(u" AND "_s);
    return condition;
}

} // namespace

Result<SearchResults> findMessages(Database &index, const SearchRequest &request)
{
    const QStringList terms = searchTerms(request.text);
    if (terms.isEmpty())
        return SearchResults{};
    const Condition condition = conditionFor(request, terms);
    const QString from = (condition.usesIndex ? u"FROM said_text JOIN said ON said.id = said_text.rowid WHERE "_s : u"FROM said WHERE "_s) + condition.sql;
    // Within a session the rows of the index are already in order.
    const QString order = request.session == 0 ? u"said.at_ms DESC, said.session_id DESC, said.seq DESC"_s : condition.usesIndex ? u"said_text.rowid DESC"_s : u"said.id DESC"_s;
    const auto count = index.readValue(u"SELECT count(*) "_s + from, condition.values);
    if (!count)
        return tl::unexpected(count.error());
    SearchResults results;
    results.total = count->toLongLong();
    const QString sql = u"SELECT said.session_id, seq, at_ms, said.channel, id_in_session, nickname, body, log.session.code, log.session.title, log.channel.name "
                        "FROM said JOIN log.session ON log.session.id = said.session_id "
                        "LEFT JOIN log.channel ON log.channel.session_id = said.session_id AND number = said.channel "
                        "WHERE said.id IN (SELECT said.id "_s + from + u" ORDER BY "_s + order + u" LIMIT ?) "
                        "ORDER BY at_ms DESC, said.session_id DESC, seq DESC"_s;
    const auto read = index.readRows(sql, condition.values + QVariantList{request.limit}, [&results](const QSqlQuery &row) {
        results.hits.append({row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toLongLong(), row.value(3).toInt(), row.value(4).toInt(),
                             row.value(5).toString(), row.value(6).toString(), row.value(7).toString(), row.value(8).toString(), row.value(9).toString()});
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return results;
}

} // namespace LabChat
