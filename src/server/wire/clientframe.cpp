// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/clientframe.h"

#include "core/base/exacttext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ClientFrame)
};

constexpr qsizetype maxTokenLength = 64;

/// The fields of a frame. Remembers whether one was missing or had the wrong type.
class Fields final {
public:
    explicit Fields(const QJsonObject &object) : m_object(object) {}

    QString text(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        m_valid = m_valid && value.isString();
        return value.toString();
    }
    QString optionalText(const QString &key) { return m_object.contains(key) ? text(key) : QString(); }
    QByteArray nonce() { return token(u"nonce"_s).toUtf8(); }
    /// 1 to 64 printable characters of ASCII.
    QString token(const QString &key)
    {
        const QString value = text(key);
        m_valid = m_valid && !value.isEmpty() && value.size() <= maxTokenLength
            && std::all_of(value.begin(), value.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
        return value;
    }
    QString optionalToken(const QString &key) { return m_object.contains(key) ? token(key) : QString(); }
    /// A session or a room, with a label or the key of a browser.
    EnterFrame entering()
    {
        EnterFrame frame{{optionalText(u"session"_s), optionalText(u"room"_s), optionalText(u"label"_s), optionalText(u"hash"_s)}, optionalToken(u"browser"_s)};
        m_valid = m_valid && frame.entrance.session.isEmpty() != frame.entrance.room.isEmpty();
        return frame;
    }
    CheckFrame check()
    {
        constexpr qsizetype longestAgent = 300, longestWord = 20;
        return {text(u"agent"_s).left(longestAgent), flag(u"secure"_s), flag(u"storage"_s), text(u"permission"_s).left(longestWord), anyNumber(u"rtt_ms"_s, 0),
                anyNumber(u"offset_ms"_s, 0)};
    }
    qint64 number(const QString &key) { return wholeNumber(m_object.value(key)); }
    qint64 optionalNumber(const QString &key) { return m_object.contains(key) ? number(key) : 0; }
    QHash<QString, qint64> numbersByName(const QString &key)
    {
        QHash<QString, qint64> numbers;
        const QJsonValue value = m_object.value(key);
        m_valid = m_valid && (value.isUndefined() || value.isNull() || value.isObject());
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            numbers.insert(it.key(), wholeNumber(it.value()));
        return numbers;
    }
    /// A number without requirements: a measurement, for which no error is reported.
    [[nodiscard]] int anyNumber(const QString &key, int fallback) const
    {
        constexpr double most = 1e9;
        return int(std::clamp(m_object.value(key).toDouble(fallback), -most, most));
    }
    [[nodiscard]] QJsonValue any(const QString &key) const { return m_object.value(key); }
    [[nodiscard]] bool valid() const { return m_valid; }

private:
    bool flag(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        m_valid = m_valid && value.isBool();
        return value.toBool();
    }
    qint64 wholeNumber(const QJsonValue &value)
    {
        constexpr double exact = 9007199254740992.0; // 2^53
        const double number = value.toDouble(-1);
        m_valid = m_valid && value.isDouble() && number >= 0 && number <= exact && number == std::floor(number);
        return m_valid ? qint64(number) : 0;
    }

    const QJsonObject &m_object;
    bool m_valid = true;
};

std::optional<ClientFrame> decodeFields(const QString &type, Fields &fields)
{
    if (type == u"post")
        return PostFrame{fields.text(u"channel"_s), fields.nonce(), fields.text(u"body"_s)};
    if (type == u"ping")
        return PingFrame{fields.any(u"t"_s), fields.anyNumber(u"rtt_ms"_s, -1), fields.anyNumber(u"offset_ms"_s, 0)};
    if (type == u"seen")
        return !fields.any(u"notice"_s).isUndefined() ? SeenFrame{{}, 0, fields.number(u"notice"_s)} : SeenFrame{fields.text(u"channel"_s), fields.number(u"seq"_s), 0};
    if (type == u"link")
        return LinkFrame{fields.text(u"channel"_s), fields.number(u"seq"_s), fields.text(u"url"_s)};
    if (type == u"unsent")
        return UnsentFrame{fields.text(u"channel"_s), int(qMin<qint64>(fields.number(u"characters"_s), 1'000'000))};
    if (type == u"typing")
        return TypingFrame{fields.text(u"channel"_s)};
    if (type == u"join")
        return JoinFrame{fields.text(u"ticket"_s), fields.numbersByName(u"resume"_s)};
    if (type == u"enter")
        return fields.entering();
    if (type == u"advance")
        return AdvanceFrame{fields.text(u"page"_s), int(qMin<qint64>(fields.optionalNumber(u"round"_s), 1'000'000))};
    if (type == u"choose")
        return ChooseFrame{fields.text(u"page"_s), int(qMin<qint64>(fields.number(u"round"_s), 1'000'000)), fields.text(u"choice"_s), fields.nonce(),
                           fields.text(u"value"_s)};
    if (type == u"history")
        return HistoryFrame{fields.text(u"channel"_s), fields.number(u"before"_s)};
    if (type == u"check")
        return fields.check();
    if (type == u"help")
        return HelpFrame{fields.nonce(), fields.text(u"body"_s)};
    return std::nullopt;
}

} // namespace

Result<ClientFrame> decodeClientFrame(const QByteArray &text)
{
    if (text.size() > maxClientFrameBytes)
        return failure(u"too_big"_s, Texts::tr("A frame may contain at most %1 KiB.").arg(maxClientFrameBytes / 1024));
    QJsonParseError error;
    const QJsonDocument document = exactJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(u"bad_json"_s, Texts::tr("This is not JSON: %1.").arg(error.errorString()));
    if (!document.isObject() || !document.object().value("type"_L1).isString())
        return failure(u"bad_frame"_s, Texts::tr("A frame is an object with a “type”."));
    const QJsonObject object = document.object();
    const QString type = object.value("type"_L1).toString();
    Fields fields(object);
    const auto frame = decodeFields(type, fields);
    if (!frame)
        return failure(u"unknown_type"_s, Texts::tr("“%1” is not a type of frame.").arg(type.left(40)));
    if (!fields.valid())
        return failure(u"bad_frame"_s, Texts::tr("A field of “%1” is missing or has the wrong type.").arg(type));
    return *frame;
}

} // namespace LabChat
