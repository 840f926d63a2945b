// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <utility>

namespace LabChat {

/// Reads the members of one JSON object and writes down every mistake with its place. Lives on the stack.
class JsonReader final {
    Q_DECLARE_TR_FUNCTIONS(LabChat::JsonReader)

public:
    JsonReader(const QJsonObject &object, const QString &place, QList<StudyProblem> &problems);

    [[nodiscard]] QString string(const QString &key, const QString &fallback = {});
    [[nodiscard]] QString requiredString(const QString &key);
    [[nodiscard]] int integer(const QString &key, int fallback, int lowest, int highest);
    [[nodiscard]] double number(const QString &key, double fallback, double lowest, double highest);
    [[nodiscard]] bool boolean(const QString &key, bool fallback);
    [[nodiscard]] QJsonArray array(const QString &key);
    [[nodiscard]] QJsonObject object(const QString &key);
    /// A list of texts.
    [[nodiscard]] QStringList strings(const QString &key);
    /// A list of objects, each with its place.
    [[nodiscard]] QList<std::pair<QJsonObject, QString>> objects(const QString &key);
    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }

    void problem(const QString &key, const QString &text);
    /// Pages and chats are asked for by name: each “name” in a list of objects may be there once.
    void refuseTwins(const QString &key);
    /// Every key that was not asked for is a mistake; the nearest known one is suggested.
    void refuseOtherKeys();
    /// A member's place as a JSON Pointer (RFC 6901).
    [[nodiscard]] QString place(const QString &key) const;
    /// The place of an element of a list.
    [[nodiscard]] QString place(const QString &key, qsizetype index) const { return place(key) + u'/' + QString::number(index); }

private:
    QJsonValue take(const QString &key);

    const QJsonObject &m_object;
    QString m_place;
    QList<StudyProblem> &m_problems;
    QStringList m_known;
};

} // namespace LabChat
