// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/clientframe.h"

#include "core/base/exacttext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ClientFrame)
};

constexpr size_t maxTokenLength = 64;

using JsonElement = simdjson::dom::element;
using JsonObject = simdjson::dom::object;

/// simdjson has found it to be valid. @p utf8 as a text; QString::fromUtf8() would drop a U+FEFF at its start.
QString textOf(std::string_view utf8)
{
    const QByteArrayView bytes(utf8.data(), qsizetype(utf8.size()));
    return utf8.starts_with('\xef') ? exactText(bytes).value_or(QString()) : QString::fromUtf8(bytes);
}

QJsonValue valueOf(const JsonElement &element)
{
    if (element.is_string())
        return textOf(std::string_view(element));
    if (element.is_bool())
        return bool(element);
    if (element.is_int64())
        return qint64(int64_t(element));
    if (element.is_number())
        return double(element);
    const std::string json = simdjson::minify(element);
    return QJsonDocument::fromJson('[' + QByteArray::fromStdString(json) + ']').array().at(0);
}

/// The fields of a frame. Remembers whether one was missing or had the wrong type.
class Fields final {
public:
    explicit Fields(const JsonObject &object) : m_object(object) {}

    QString text(std::string_view key) { return textOf(bytes(key)); }
    QString optionalText(std::string_view key) { return has(key) ? text(key) : QString(); }
    /// 1 to 64 printable characters of ASCII.
    QByteArray token(std::string_view key)
    {
        const std::string_view value = bytes(key);
        m_valid = m_valid && !value.empty() && value.size() <= maxTokenLength && std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c <= '~'; });
        return m_valid ? QByteArray(value.data(), qsizetype(value.size())) : QByteArray();
    }
    QByteArray nonce() { return token("nonce"); }
    /// A session or a room, with a label or the key of a browser.
    EnterFrame entering()
    {
        EnterFrame frame{{optionalText("session"), optionalText("room"), optionalText("label"), optionalText("hash")},
                         has("browser") ? QString::fromLatin1(token("browser")) : QString()};
        m_valid = m_valid && frame.entrance.session.isEmpty() != frame.entrance.room.isEmpty();
        return frame;
    }
    CheckFrame check()
    {
        constexpr qsizetype longestAgent = 300, longestWord = 20;
        return {text("agent").left(longestAgent), flag("secure"), flag("storage"), text("permission").left(longestWord), anyNumber("rtt_ms", 0), anyNumber("offset_ms", 0)};
    }
    qint64 number(std::string_view key) { return wholeNumber(m_object.at_key(key)); }
    qint64 optionalNumber(std::string_view key) { return has(key) ? number(key) : 0; }
    QHash<QString, qint64> numbersByName(std::string_view key)
    {
        QHash<QString, qint64> numbers;
        const auto value = m_object.at_key(key);
        JsonObject object;
        if (value.get(object) == simdjson::SUCCESS) {
            for (const auto &[name, number] : object)
                numbers.insert(textOf(name), wholeNumber(number));
        } else {
            m_valid = m_valid && (value.error() == simdjson::NO_SUCH_FIELD || value.is_null());
        }
        return numbers;
    }
    /// A number without requirements: a measurement, for which no error is reported.
    [[nodiscard]] int anyNumber(std::string_view key, int fallback) const
    {
        constexpr double most = 1e9;
        double number = 0;
        const bool isThere = m_object.at_key(key).get(number) == simdjson::SUCCESS;
        return isThere ? int(std::clamp(number, -most, most)) : fallback;
    }
    [[nodiscard]] QJsonValue any(std::string_view key) const
    {
        JsonElement element;
        return m_object.at_key(key).get(element) == simdjson::SUCCESS ? valueOf(element) : QJsonValue(QJsonValue::Undefined);
    }
    [[nodiscard]] bool has(std::string_view key) const { return m_object.at_key(key).error() == simdjson::SUCCESS; }
    [[nodiscard]] bool valid() const { return m_valid; }

private:
    std::string_view bytes(std::string_view key)
    {
        std::string_view value;
        m_valid = m_object.at_key(key).get(value) == simdjson::SUCCESS && m_valid;
        return value;
    }
    bool flag(std::string_view key)
    {
        bool value = false;
        m_valid = m_object.at_key(key).get(value) == simdjson::SUCCESS && m_valid;
        return value;
    }
    template <typename Value>
    qint64 wholeNumber(const Value &value)
    {
        constexpr double exact = 9007199254740992.0; // 2^53
        double number = -1;
        m_valid = value.get(number) == simdjson::SUCCESS && number >= 0 && number <= exact && number == std::floor(number) && m_valid;
        return m_valid ? qint64(number) : 0;
    }

    const JsonObject m_object;
    bool m_valid = true;
};

std::optional<ClientFrame> decodeFields(std::string_view type, Fields &fields)
{
    if (type == "post")
        return PostFrame{fields.text("channel"), fields.nonce(), fields.text("body")};
    if (type == "ping")
        return PingFrame{fields.any("t"), fields.anyNumber("rtt_ms", -1), fields.anyNumber("offset_ms", 0)};
    if (type == "seen")
        return fields.has("notice") ? SeenFrame{{}, 0, fields.number("notice")} : SeenFrame{fields.text("channel"), fields.number("seq"), 0};
    if (type == "link")
        return LinkFrame{fields.text("channel"), fields.number("seq"), fields.text("url")};
    if (type == "unsent")
        return UnsentFrame{fields.text("channel"), int(qMin<qint64>(fields.number("characters"), 1'000'000))};
    if (type == "typing")
        return TypingFrame{fields.text("channel")};
    if (type == "join")
        return JoinFrame{fields.text("ticket"), fields.numbersByName("resume")};
    if (type == "enter")
        return fields.entering();
    if (type == "advance")
        return AdvanceFrame{fields.text("page"), int(qMin<qint64>(fields.optionalNumber("round"), 1'000'000))};
    if (type == "choose")
        return ChooseFrame{fields.text("page"), int(qMin<qint64>(fields.number("round"), 1'000'000)), fields.text("choice"), fields.nonce(),
                           fields.text("value")};
    if (type == "history")
        return HistoryFrame{fields.text("channel"), fields.number("before")};
    if (type == "check")
        return fields.check();
    if (type == "help")
        return HelpFrame{fields.nonce(), fields.text("body")};
    return std::nullopt;
}

/// Writes half a character, which can be an escape in JSON, as U+0000: no text may have either. @p json: as QJsonDocument writes it, where whole characters are no escapes.
QByteArray withoutHalves(QByteArray json)
{
    for (qsizetype at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at + 2)) {
        const QByteArray escape = json.mid(at + 1, 3).toLower();
        if (escape.startsWith("ud") && escape.back() >= '8')
            json.replace(at + 1, 5, "u0000");
    }
    return json;
}

/// Whatever is JSON. simdjson refuses what Qt understands, and what pages may send: half of a character, which an input cut off; numbers of more than 64 bits; a mark at the
/// start (RFC 8259, section 8.1). That is written anew, and read again.
simdjson::error_code parse(simdjson::dom::parser &parser, const QByteArray &text, JsonElement &document, QJsonParseError &error)
{
    thread_local std::string padded; // simdjson reads over the end, and would allocate memory for it each time
    const auto read = [&](const QByteArray &json) {
        padded.assign(json.constData(), size_t(json.size())).append(simdjson::SIMDJSON_PADDING, '\0');
        return parser.parse(padded.data(), size_t(json.size()), false).get(document);
    };
    const simdjson::error_code found = read(text);
    if (found == simdjson::SUCCESS)
        return found;
    const QJsonDocument understood = exactJson(text, &error);
    return understood.isNull() ? found : read(withoutHalves(understood.toJson(QJsonDocument::Compact)));
}

/// A ticket that is too long is refused like any other that is not valid, so that its page and the experimenter read why.
Result<ClientFrame> decodeLargeFrame(simdjson::dom::parser &parser, const QByteArray &text)
{
    JsonObject object;
    std::string_view type, ticket;
    const bool isObject = parser.parse(text.constData(), size_t(text.size())).get(object) == simdjson::SUCCESS;
    const bool isJoin = isObject && object.at_key("type").get(type) == simdjson::SUCCESS && type == "join" && object.at_key("ticket").get(ticket) == simdjson::SUCCESS;
    if (isJoin && ticket.size() > size_t(maxTicketBytes))
        return JoinFrame{textOf(ticket), {}};
    return failure(u"too_big"_s, Texts::tr("A frame may contain at most %1 KiB.").arg(maxClientFrameBytes / 1024));
}

} // namespace

Result<ClientFrame> decodeClientFrame(const QByteArray &text)
{
    thread_local simdjson::dom::parser parser; // keeps its memory for the next frame
    if (text.size() > maxClientFrameBytes)
        return decodeLargeFrame(parser, text);
    JsonElement document;
    QJsonParseError error;
    if (parse(parser, text, document, error) != simdjson::SUCCESS)
        return failure(u"bad_json"_s, Texts::tr("This is not JSON: %1.").arg(error.errorString()));
    JsonObject object;
    std::string_view type;
    if (document.get(object) != simdjson::SUCCESS || object.at_key("type").get(type) != simdjson::SUCCESS)
        return failure(u"bad_frame"_s, Texts::tr("A frame is an object with a “type”."));
    Fields fields(object);
    auto frame = decodeFields(type, fields);
    if (!frame)
        return failure(u"unknown_type"_s, Texts::tr("“%1” is not a type of frame.").arg(textOf(type).left(40)));
    if (!fields.valid())
        return failure(u"bad_frame"_s, Texts::tr("A field of “%1” is missing or has the wrong type.").arg(textOf(type)));
    return std::move(*frame);
}

} // namespace LabChat
