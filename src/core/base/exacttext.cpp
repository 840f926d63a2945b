// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/exacttext.h"

#include <QtCore/QStringConverter>

namespace LabChat {

namespace {

constexpr QByteArrayView mark = "\xEF\xBB\xBF";

} // namespace

std::optional<QString> exactText(QByteArrayView utf8)
{
    if (!utf8.startsWith(mark) && QUtf8StringView(utf8).isValidUtf8())
        return QString::fromUtf8(utf8);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(utf8);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

QJsonDocument exactJson(const QByteArray &json, QJsonParseError *error)
{
    const QJsonDocument document = QJsonDocument::fromJson(json, error); // its errors have the places of this text
    const qsizetype first = json.startsWith(mark) ? mark.size() : 0;     // of the whole text
    if (document.isNull() || json.indexOf(mark, first) < 0)
        return document;
    return QJsonDocument::fromJson(json.mid(first).replace(mark, "\\ufeff")); // an escape is kept
}

} // namespace LabChat
