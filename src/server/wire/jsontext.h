// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>

namespace LabChat {

/// Writes one JSON object with its members in the order of the calls (the protocol has
/// `type` first; QJsonObject sorts). QJsonDocument encodes the values. Lives on the stack.
class JsonText final {
public:
    /// A frame of the wire protocol.
    explicit JsonText(QByteArrayView type) { add("type", QString::fromLatin1(type)); }
    /// A line of `labchat serve`.
    [[nodiscard]] static JsonText ofEvent(QByteArrayView event) { return JsonText().add("event", QString::fromLatin1(event)); }

    JsonText &add(QByteArrayView key, const QJsonValue &value) { return addRaw(key, valueText(value)); }
    /// A value that is already JSON text.
    JsonText &addRaw(QByteArrayView key, QByteArrayView json);
    [[nodiscard]] QByteArray text() const { return m_text + '}'; }

private:
    JsonText() = default;
    [[nodiscard]] static QByteArray valueText(const QJsonValue &value);

    QByteArray m_text;
};

} // namespace LabChat
