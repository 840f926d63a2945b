// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/statebytes.h"

#include "core/session/statefields.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

#include <type_traits>

namespace LabChat {

namespace {

constexpr auto streamVersion = QDataStream::Qt_6_4;

template <typename T>
concept HasFields = requires(T &value) { StateFields::of(value); };
template <typename T>
concept IsPlain = std::is_arithmetic_v<T> || std::same_as<T, QString> || std::same_as<T, QByteArray>;
template <typename T>
inline constexpr bool isPair = false;
template <typename First, typename Second>
inline constexpr bool isPair<std::pair<First, Second>> = true;
template <typename T>
inline constexpr bool isOptional = false;
template <typename T>
inline constexpr bool isOptional<std::optional<T>> = true;
template <typename T>
concept IsMap = requires { typename T::key_type; typename T::mapped_type; };

class Writer final {
public:
    explicit Writer(QDataStream &out) : m_out(out) {}

    template <typename T>
    void put(const T &value)
    {
        if constexpr (HasFields<const T>) {
            std::apply([this](const auto &...fields) { (put(fields), ...); }, StateFields::of(value));
        } else if constexpr (std::same_as<T, SessionPtr>) {
            put(*value);
        } else if constexpr (std::is_enum_v<T>) {
            m_out << qint32(value);
        } else if constexpr (IsPlain<T>) {
            m_out << value;
        } else if constexpr (isPair<T>) {
            put(value.first);
            put(value.second);
        } else if constexpr (isOptional<T>) {
            put(value.has_value());
            if (value)
                put(*value);
        } else { // lists, sets, maps
            put(qint64(value.size()));
            for (auto it = value.cbegin(); it != value.cend(); ++it) {
                if constexpr (IsMap<T>)
                    put(it.key());
                put(*it);
            }
        }
    }

private:
    QDataStream &m_out;
};

class Reader final {
public:
    /// @p session: what the bytes say of it is put there.
    Reader(QDataStream &in, Session &session) : m_in(in), m_session(session) {}

    template <typename T>
    void take(T &value)
    {
        if constexpr (HasFields<T>) {
            std::apply([this](auto &...fields) { (take(fields), ...); }, StateFields::of(value));
        } else if constexpr (std::same_as<T, SessionPtr>) {
            take(m_session);
        } else if constexpr (std::is_enum_v<T>) {
            value = T(next<qint32>());
        } else if constexpr (IsPlain<T>) {
            m_in >> value;
        } else if constexpr (isPair<T>) {
            take(value.first);
            take(value.second);
        } else if constexpr (isOptional<T>) {
            value.reset();
            if (next<bool>())
                take(value.emplace());
        } else {
            takeAll(value);
        }
    }

private:
    template <typename T>
    [[nodiscard]] T next()
    {
        T value{};
        take(value);
        return value;
    }

    template <typename T>
    void takeAll(T &container)
    {
        container.clear();
        const auto size = next<qint64>();
        if constexpr (requires { container.reserve(size); })
            container.reserve(qBound(qint64(0), size, m_in.device()->bytesAvailable())); // nothing takes less than a byte
        for (qint64 i = 0; i < size && m_in.status() == QDataStream::Ok; ++i) {
            if constexpr (IsMap<T>) {
                auto key = next<typename T::key_type>();
                container.insert(std::move(key), next<typename T::mapped_type>());
            } else if constexpr (requires { container.append(next<typename T::value_type>()); }) {
                container.append(next<typename T::value_type>());
            } else {
                container.insert(next<typename T::value_type>());
            }
        }
    }

    QDataStream &m_in;
    Session &m_session;
};

/// Another system's session may have grown since.
bool isUpTo(qsizetype then, qsizetype now, const Session &session)
{
    return session.isOfOtherSystem() ? then <= now : then == now;
}

} // namespace

QByteArray toBytes(const SessionState &state)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    Writer(out).put(state);
    return bytes;
}

std::optional<SessionState> stateFromBytes(const Session &session, const QByteArray &bytes)
{
    const auto known = std::make_shared<Session>(session);
    SessionState state;
    QDataStream in(bytes);
    in.setVersion(streamVersion);
    Reader(in, *known).take(state);
    state.m_session = known;
    if (in.status() != QDataStream::Ok || !in.atEnd() || !isUpTo(state.m_participants.size(), known->participants.size(), *known)
        || !isUpTo(state.m_channels.size(), known->channels.size(), *known))
        return std::nullopt;
    while (state.m_participants.size() < known->numParticipants())
        state.m_participants.append(state.atTheStart(int(state.m_participants.size()) + 1));
    state.m_channels.resize(known->channels.size());
    return state;
}

} // namespace LabChat
