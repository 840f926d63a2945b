// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tickets/ticketclaims.h"

#include "core/base/jsonmembers.h"
#include "core/base/visibletext.h"
#include "core/session/rules.h"
#include "core/study/names.h"

#include <QtCore/QCoreApplication>

#include <cmath>
#include <limits>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::TicketClaims)
};

constexpr int longestName = 100;
constexpr int longestNickname = 255;
constexpr double exactNumbers = 9007199254740992.0; // 2^53

/// Reads claims, and remembers the first one that is wrong.
class ClaimReader final {
public:
    explicit ClaimReader(const QJsonObject &claims) : m_claims(claims) {}

    /// A text that people read, on one line: nothing in it is invisible or changes the order of what is read, so that nobody looks like somebody else. Without the spaces
    /// around it, which people type by mistake and nobody sees.
    QString text(const QString &name, int longest = longestName)
    {
        return readable(name, longest, hasInvisibleInName).trimmed();
    }
    /// The same for what identifies: it is compared, and nobody writes it by hand.
    QString code(const QString &name)
    {
        const QString value = present(name, readable(name, longestName, hasInvisible));
        if (value != value.trimmed())
            fail(name, Texts::tr("it begins or ends with a space"));
        return value;
    }
    QString needed(const QString &name, int longest = longestName) { return present(name, text(name, longest)); }
    /// A part of the channel's name. @p hyphens: whether it may have them.
    QString name(const QString &claim, bool hyphens, const QString &fallback = {})
    {
        const bool isGiven = m_claims.contains(claim) || fallback.isEmpty();
        const QString value = isGiven ? present(claim, readable(claim, longestName, hasInvisibleInName)) : fallback; // with its spaces: they are not allowed
        if (!isChannelName(value) || (!hyphens && value.contains(u'-'))) {
            fail(claim, hyphens ? Texts::tr("“%1” has other characters than the letters of the English alphabet, digits, “_” and “-”").arg(visibleText(value))
                                : Texts::tr("“%1” has other characters than the letters of the English alphabet, digits and “_”").arg(visibleText(value)));
        }
        return value;
    }
    int number(const QString &name)
    {
        const double value = wholeNumber(name);
        if (value < 0 || value > std::numeric_limits<int>::max())
            fail(name, Texts::tr("it is no number from 0"));
        return m_error ? 0 : int(value);
    }
    /// NumericDate (RFC 7519, section 2): seconds since the epoch, perhaps with a fraction; in ms.
    qint64 date(const QString &name)
    {
        const QJsonValue value = m_claims.value(name);
        if (value.isUndefined())
            return 0;
        if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > exactNumbers / 1000)
            fail(name, Texts::tr("it is no date in seconds since 1970"));
        return m_error ? 0 : qMax<qint64>(1, qint64(value.toDouble() * 1000));
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    QString readable(const QString &name, int longest, bool (*hides)(const QString &))
    {
        const QString value = anyText(name);
        if (countCharacters(value) > longest)
            fail(name, Texts::tr("it is longer than %n characters", nullptr, longest));
        else if (!value.isEmpty() && isBlank(value))
            fail(name, Texts::tr("nothing in it can be seen"));
        else if (!isStorable(value) || hides(value))
            fail(name, Texts::tr("it contains characters that cannot be seen"));
        return value;
    }
    QString present(const QString &name, const QString &value)
    {
        if (value.isEmpty())
            fail(name, Texts::tr("it is missing"));
        return value;
    }
    QString anyText(const QString &name)
    {
        const QJsonValue value = m_claims.value(name);
        if (value.isDouble())
            return QString::number(qint64(wholeNumber(name)));
        if (!value.isUndefined() && !value.isString())
            fail(name, Texts::tr("it is neither a text nor a number"));
        return value.toString();
    }
    double wholeNumber(const QString &name)
    {
        const QJsonValue value = m_claims.value(name);
        const double number = value.toDouble();
        if (!value.isUndefined() && (!value.isDouble() || number != std::floor(number) || std::abs(number) >= exactNumbers))
            fail(name, Texts::tr("it is no whole number"));
        return m_error ? 0 : number;
    }
    void fail(const QString &name, const QString &why)
    {
        if (!m_error)
            m_error = Error{u"bad_claim"_s, Texts::tr("The ticket's claim “%1” cannot be used: %2.").arg(name, why)};
    }

    const QJsonObject &m_claims;
    std::optional<Error> m_error;
};

} // namespace

Result<TicketClaims> readClaims(const QJsonObject &json)
{
    ClaimReader reader(json);
    TicketClaims claims;
    claims.session = reader.name(u"session"_s, true);
    claims.participant = reader.code(u"sub"_s);
    claims.channel.app = reader.name(u"app"_s, false, defaultApp);
    claims.channel.channel = reader.name(u"channel"_s, true);
    claims.channel.nickname = reader.needed(u"nickname"_s, longestNickname);
    claims.channel.label = reader.text(u"label"_s);
    claims.channel.group = reader.text(u"group"_s);
    claims.channel.idInGroup = reader.number(u"id_in_group"_s);
    claims.channel.role = reader.text(u"role"_s);
    claims.channel.round = reader.number(u"round"_s);
    claims.channel.page = reader.text(u"page"_s);
    claims.channel.idInSession = reader.number(u"id_in_session"_s);
    claims.id = reader.text(u"jti"_s);
    claims.expiresAtMs = reader.date(u"exp"_s);
    claims.notBeforeMs = reader.date(u"nbf"_s);
    if (reader.error())
        return tl::unexpected(*reader.error());
    return claims;
}

QJsonObject claimsToJson(const TicketClaims &claims)
{
    QJsonObject json{{u"session"_s, claims.session}, {u"sub"_s, claims.participant}, {u"app"_s, claims.channel.app}, {u"channel"_s, claims.channel.channel},
                     {u"nickname"_s, claims.channel.nickname}};
    insertUnlessEmpty(json, "label"_L1, claims.channel.label);
    insertUnlessEmpty(json, "group"_L1, claims.channel.group);
    insertUnlessZero(json, "id_in_group"_L1, claims.channel.idInGroup);
    insertUnlessEmpty(json, "role"_L1, claims.channel.role);
    insertUnlessZero(json, "round"_L1, claims.channel.round);
    insertUnlessEmpty(json, "page"_L1, claims.channel.page);
    insertUnlessZero(json, "id_in_session"_L1, claims.channel.idInSession);
    insertUnlessEmpty(json, "jti"_L1, claims.id);
    insertUnlessZero(json, "exp"_L1, claims.expiresAtMs / 1000);
    insertUnlessZero(json, "nbf"_L1, claims.notBeforeMs / 1000);
    return json;
}

} // namespace LabChat
