// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/jsontext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace LabChat {

JsonText &JsonText::addRaw(QByteArrayView key, QByteArrayView json)
{
    m_text += m_text.isEmpty() ? '{' : ',';
    m_text += '"';
    m_text += key;
    m_text += "\":";
    m_text += json;
    return *this;
}

QByteArray JsonText::valueText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (value.isDouble() && value.toDouble() == double(value.toInteger()))
        return QByteArray::number(value.toInteger());
    const QByteArray inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return inArray.mid(1, inArray.size() - 2);
}

} // namespace LabChat
