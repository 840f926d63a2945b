// SPDX-License-Identifier: GPL-3.0-or-later
// The texts in details that a person typed, or that name them: what a person may want to have erased.
#include "core/session/eventdetail.h"
#include "core/session/eventdetailkeys.h"

#include <algorithm>
#include <array>

namespace LabChat {

namespace {

namespace Keys = DetailKeys;

/// Codes, roles and the names of pages, channels and groups are of the study or the other system, and name no person.
constexpr std::array erasable{Keys::browser, Keys::label, Keys::nickname, Keys::reason, Keys::text, Keys::url};

bool isErasable(const QString &key)
{
    return std::any_of(erasable.begin(), erasable.end(), [&key](QLatin1StringView each) { return key == each; });
}

} // namespace

DetailParts partsOfDetail(const QJsonObject &detail)
{
    DetailParts parts{detail, {}};
    for (auto value = detail.begin(); value != detail.end(); ++value) {
        if (isErasable(value.key())) {
            parts.texts.insert(value.key(), value.value());
            parts.kept.remove(value.key());
        } else if (value.key() == Keys::before && value.value().toObject().contains(Keys::text)) { // a restriction's
            QJsonObject before = value.value().toObject();
            parts.texts.insert(Keys::before, QJsonObject{{Keys::text, before.take(Keys::text)}});
            parts.kept.insert(Keys::before, before);
        }
    }
    return parts;
}

QJsonObject withoutTexts(QJsonObject detail)
{
    const DetailParts parts = partsOfDetail(detail);
    for (auto value = parts.texts.begin(); value != parts.texts.end(); ++value) {
        QJsonObject before = detail.value(value.key()).toObject();
        before.insert(Keys::text, QString());
        detail.insert(value.key(), value.key() == Keys::before ? QJsonValue(before) : QJsonValue(QString()));
    }
    return detail;
}

QList<int> placesChangingHands(const Event &event)
{
    if (event.kind == EventKind::PersonReplaced)
        return {event.participant};
    if (event.kind != EventKind::SeatsSwapped && event.kind != EventKind::GroupFormed)
        return {};
    QList<int> places;
    for (const auto &[first, second] : swapsOf(event)) {
        for (const int place : {first, second}) {
            if (!places.contains(place))
                places.append(place);
        }
    }
    return places;
}

} // namespace LabChat
