// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streamquery.h"

#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

StreamQuery parseStreamQuery(const QString &text)
{
    // key:value, key:"value", "several words", word; a quotation mark that is not closed extends to the end.
    static const QRegularExpression term(u"(?:(channel|group|by|session):)?(?:\"([^\"]*)(?:\"|$)|(\\S+))"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    StreamQuery query;
    for (auto it = term.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString key = match.captured(1).toLower();
        const QString value = match.captured(2) + match.captured(3);
        if (value.isEmpty())
            continue;
        QStringList &values = key == "channel"_L1 ? query.channels
            : key == "group"_L1                   ? query.groups
            : key == "by"_L1                      ? query.authors
            : key == "session"_L1                 ? query.sessions
                                                  : query.words;
        values.append(value);
    }
    return query;
}

QString streamTerm(const QString &key, const QString &value)
{
    QString bare = value;
    bare.remove(u'"');
    return bare.contains(u' ') ? QString(key + u":\""_s + bare + u'"') : QString(key + u':' + bare);
}

} // namespace LabChat
